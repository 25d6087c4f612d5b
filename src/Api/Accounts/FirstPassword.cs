using System.Security.Cryptography;

namespace OrleansBooking.Api.Accounts;

/// <summary>Draws passwords that are handed over, and changed at the first sign-in.</summary>
public sealed class FirstPassword(PasswordRules rules)
{
    // Without letters and digits that look alike on paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    public string Draw(string userName) => FirstGood(userName, Drawn());

    /// <summary>The first that the rules accept: one in some thousands has too few different letters, or words of the list in it.</summary>
    public string FirstGood(string userName, IEnumerable<string> drawn) => drawn.First(password => rules.Check(userName, password) is null);

    private static IEnumerable<string> Drawn()
    {
        while (true) yield return RandomNumberGenerator.GetString(Letters, Length);
    }
}
