using System.Security.Cryptography;

namespace OrleansBooking.Api.Accounts;

/// <summary>A password that is handed over, and changed at the first sign-in.</summary>
internal static class FirstPassword
{
    // Without letters and digits that look alike on paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    public static string Draw() => RandomNumberGenerator.GetString(Letters, Length);
}
