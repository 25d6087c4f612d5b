using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Audit;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Api.SecondFactors;

/// <summary>Authenticator apps and printed codes of accounts, and what the city demands. Not every desk may have a smartphone: each factor is enough by itself,
/// also the printed codes.</summary>
public sealed class SecondFactorDesk(AccountsDb database, AuditTrail audit, StaffKeyRing ring, CityProfile city, TimeProvider time)
{
    private readonly IDataProtector _seal = ring.For("authenticator");

    /// <summary>True if the password alone does not sign in. Printed codes that are used up count: they open the account to nobody.</summary>
    public async Task<bool> IsAsked(Guid account) => await HasDevice(account) || await database.RecoveryCodes.AnyAsync(one => one.UserId == account);

    /// <summary>Printed codes that are left.</summary>
    public Task<int> CodesLeft(Guid account) => database.RecoveryCodes.CountAsync(one => one.UserId == account && one.UsedAt == null);

    public Task<bool> HasPasskey(Guid account) => database.UserPasskeys.AnyAsync(one => one.UserId == account);

    /// <summary>True if accounts of the role work only with a second factor.</summary>
    public Task<bool> IsDemanded(string role) => database.RolePolicies.AnyAsync(one => one.Role == role && one.SecondFactor);

    /// <summary>What the account must do first, or null.</summary>
    public async Task<string?> LimitOf(Account account, string role) =>
        account.MustChangePassword ? SessionLimits.Password
        : await HasDevice(account.Id) || await CodesLeft(account.Id) > 0 ? null
        // Whoever signed in with the last code prints new ones while that is possible.
        : await IsDemanded(role) || await IsAsked(account.Id) ? SessionLimits.SecondFactor
        : null;

    public async Task<SecondFactorAnswer> Of(Guid account, string role)
    {
        var since = await database.Authenticators.Where(one => one.UserId == account).Select(one => one.ConfirmedAt).SingleOrDefaultAsync();
        var keys = await database.UserPasskeys.AsNoTracking().Where(one => one.UserId == account).ToListAsync();
        return new SecondFactorAnswer(
            await IsDemanded(role), since, await CodesLeft(account),
            [.. keys.Select(key => new PasskeyAnswer(Base64Url.EncodeToString(key.CredentialId), key.Data.Name ?? "", key.Data.CreatedAt))
                .OrderBy(key => key.CreatedAt)]);
    }

    /// <summary>A fresh secret, in use once <see cref="Confirm"/> has seen a code of it; an app that is in use stays until then.</summary>
    public NewAuthenticator Begin(Account account)
    {
        var secret = Totp.Base32(RandomNumberGenerator.GetBytes(Totp.SecretLength));
        var issuer = Uri.EscapeDataString(city.Name);
        return new NewAuthenticator(secret,
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={secret}&issuer={issuer}&digits={Totp.Digits}");
    }

    /// <summary>Puts a secret to use; false if the code is not of it.</summary>
    public async Task<bool> Confirm(Guid account, string secret, string code)
    {
        var now = time.GetUtcNow();
        if (Totp.FromBase32(secret) is not { } bytes || Totp.Match(bytes, Compact(code), now) is not { } step) return false;
        var known = await database.Authenticators.SingleOrDefaultAsync(one => one.UserId == account);
        if (known is null) database.Authenticators.Add(known = new Authenticator { UserId = account });
        (known.Secret, known.ConfirmedAt, known.LastStep) = (_seal.Protect(secret), now, step);
        await database.SaveChangesAsync();
        return true;
    }

    /// <summary>True if it is a code of the app or a printed one, and was not used before.</summary>
    public Task<bool> Check(Guid account, string code) => RecoveryCodes.IsOne(code) ? UsePrinted(account, code) : UseApp(account, Compact(code));

    /// <summary>Fresh printed codes; earlier ones are void. All or nothing: an account must not be without them for a moment.</summary>
    public async Task<RecoveryCodesAnswer> Print(Account account)
    {
        var codes = RecoveryCodes.Draw();
        await using var change = await database.Database.BeginTransactionAsync();
        await RemoveCodes(account.Id);
        database.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = account.Id, Hash = RecoveryCodes.Hash(account.Id, code) }));
        audit.Add(account.UserName!, "own.recovery-codes");
        await database.SaveChangesAsync();
        await change.CommitAsync();
        return new RecoveryCodesAnswer(codes);
    }

    public async Task RemoveApp(Guid account)
    {
        await database.Authenticators.Where(one => one.UserId == account).ExecuteDeleteAsync();
        await ForgetUsedUp(account);
    }

    /// <summary>True if there was such a key.</summary>
    public async Task<bool> RemovePasskey(Guid account, byte[] credential)
    {
        if (await database.UserPasskeys.Where(one => one.UserId == account && one.CredentialId == credential).ExecuteDeleteAsync() == 0) return false;
        await ForgetUsedUp(account);
        return true;
    }

    /// <summary>The paper is void, and asked for no more.</summary>
    public Task RemoveCodes(Guid account) => database.RecoveryCodes.Where(one => one.UserId == account).ExecuteDeleteAsync();

    /// <summary>Takes all away, within the caller's transaction: somebody lost the telephone and the printed codes.</summary>
    public async Task RemoveAll(Guid account)
    {
        await database.Authenticators.Where(one => one.UserId == account).ExecuteDeleteAsync();
        await RemoveCodes(account);
        await database.UserPasskeys.Where(one => one.UserId == account).ExecuteDeleteAsync();
    }

    private async Task<bool> HasDevice(Guid account) =>
        await database.Authenticators.AnyAsync(one => one.UserId == account && one.ConfirmedAt != null) || await HasPasskey(account);

    // Who removes the last device by hand must not be asked for codes that are used up.
    private async Task ForgetUsedUp(Guid account)
    {
        if (await CodesLeft(account) == 0) await RemoveCodes(account);
    }

    // One statement each: of two that come with the same code at once, one is taken.
    private async Task<bool> UsePrinted(Guid account, string code)
    {
        var hash = RecoveryCodes.Hash(account, code);
        DateTimeOffset? now = time.GetUtcNow();
        return await database.RecoveryCodes.Where(one => one.UserId == account && one.Hash == hash && one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now)) == 1;
    }

    private async Task<bool> UseApp(Guid account, string code)
    {
        var app = await database.Authenticators.AsNoTracking().SingleOrDefaultAsync(one => one.UserId == account && one.ConfirmedAt != null);
        if (app is null || Totp.FromBase32(_seal.Unprotect(app.Secret)) is not { } secret || Totp.Match(secret, code, time.GetUtcNow()) is not { } step)
            return false;
        return await database.Authenticators.Where(one => one.UserId == account && one.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastStep, step)) == 1;
    }

    private static string Compact(string code) =>
        new([.. code.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
}
