using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Accounts;

namespace OrleansBooking.Api.SecondFactors;

/// <summary>Passkeys and hardware keys (WebAuthn). The challenge goes out sealed and comes back with the credential, so that any node can check it.</summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, UserManager<Account> accounts, StaffKeyRing ring, TimeProvider time)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _seal = ring.For("passkey-challenge");

    /// <summary>To make one.</summary>
    public async Task<PasskeyChallenge> ForNew(Account account, HttpContext http)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.UserName! }, http);
        return Challenge(account, made.CreationOptionsJson, made.AttestationState);
    }

    /// <summary>To sign in with one.</summary>
    public async Task<PasskeyChallenge> ForSignIn(Account account, HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(account, http);
        return Challenge(account, made.RequestOptionsJson, made.AssertionState);
    }

    /// <summary>Keeps a new one; false if the browser's answer does not fit the challenge.</summary>
    public async Task<bool> Add(Account account, string state, string credential, string name, HttpContext http)
    {
        if (Open(account, state) is not { } opened) return false;
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { CredentialJson = credential, AttestationState = opened, HttpContext = http });
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString()) return false;
        result.Passkey.Name = name;
        return (await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded;
    }

    /// <summary>True if the account's own passkey answered the challenge; its counter is kept.</summary>
    public async Task<bool> Check(Account account, string state, string credential, HttpContext http)
    {
        if (Open(account, state) is not { } opened) return false;
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { CredentialJson = credential, AssertionState = opened, HttpContext = http });
        return result.Succeeded && result.User.Id == account.Id && (await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded;
    }

    private PasskeyChallenge Challenge(Account account, string options, string? state)
    {
        var until = (time.GetUtcNow() + Good).ToUnixTimeSeconds();
        return new PasskeyChallenge(
            JsonSerializer.Deserialize<JsonElement>(options),
            _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{until}\n{account.Id}\n{state}")));
    }

    private string? Open(Account account, string state)
    {
        try
        {
            var parts = _seal.Unprotect(state).Split('\n', 3);
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return parts[1] == account.Id.ToString() && time.GetUtcNow() < until ? parts[2] : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
