using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OrleansBooking.Api.Accounts;

namespace OrleansBooking.Api.Tokens;

/// <summary>Sign-ins between the password and the second factor: a sealed word that stands for the password that was right.</summary>
public sealed class PendingSignIns(StaffKeyRing ring, TimeProvider time)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _seal = ring.For("pending-sign-in");

    public string Seal(Account account) => _seal.Protect(string.Create(CultureInfo.InvariantCulture,
        $"{(time.GetUtcNow() + Good).ToUnixTimeSeconds()}\n{account.Id}\n{account.SecurityStamp}"));

    /// <summary>True if it is the account's own, and neither time nor another password has ended it.</summary>
    public bool Open(Account account, string pending)
    {
        try
        {
            var parts = _seal.Unprotect(pending).Split('\n', 3);
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture)) > time.GetUtcNow()
                && parts[1] == account.Id.ToString() && parts[2] == (account.SecurityStamp ?? "");
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
