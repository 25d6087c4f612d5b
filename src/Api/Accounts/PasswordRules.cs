using Microsoft.AspNetCore.Identity;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Api.Accounts;

/// <summary>Passwords by NIST SP 800-63B-4, 3.1.1.2: length counts; common ones, the user name and the city's words are refused; no composition rules, no
/// end by date.</summary>
/// <remarks>What is guessable is taken out of the password (words of the list, of the user name, sequences, repetitions); enough must be left. So a common
/// password does not become a good one by putting two of them together, or a year behind it.</remarks>
public sealed class PasswordRules(CityProfile city) : IPasswordValidator<Account>
{
    /// <summary>Characters; the standard's figure for passwords that are used alone.</summary>
    public const int Shortest = 15;

    /// <summary>Characters that must be left when everything guessable is taken away.</summary>
    public const int Unguessable = 8;

    public const string TooShort = "password-too-short";
    public const string TooLong = "password-too-long";
    public const string Guessable = "password-guessable";

    private static readonly string[] Words = ReadWords();
    private static readonly string[] Keyboards = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"];

    /// <summary>The key of what is wrong with it, or null.</summary>
    public string? Check(string? userName, string password)
    {
        var normal = PasswordText.Normal(password);
        if (normal.Length < Shortest) return TooShort;
        if (password.Length > PasswordText.Longest || normal.Length > PasswordText.Longest) return TooLong;
        return Rest(normal, userName) < Unguessable ? Guessable : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Check(user.UserName, password ?? "") is { } wrong
            ? IdentityResult.Failed(new IdentityError { Code = wrong })
            : IdentityResult.Success);

    /// <summary>Characters that are left; of a run of repeated or neighbouring ones only the first two count.</summary>
    private int Rest(string password, string? userName)
    {
        var left = password.ToLowerInvariant();
        foreach (var word in Guesses(userName)) left = left.Replace(word, "\0", StringComparison.Ordinal);
        var (count, run, before) = (0, 0, '\0');
        foreach (var letter in left)
        {
            run = Follows(before, letter) ? run + 1 : 1;
            if (letter != '\0' && run <= 2) count++;
            before = letter;
        }

        return Math.Min(count, left.Where(letter => letter != '\0').Distinct().Count());
    }

    private IEnumerable<string> Guesses(string? userName) =>
        Words
            .Concat((userName ?? "").ToLowerInvariant().Split('-', '.', '_'))
            .Append((userName ?? "").ToLowerInvariant())
            .Append(city.Name.ToLowerInvariant())
            .Where(word => word.Length >= 3)
            .OrderByDescending(word => word.Length);

    private static bool Follows(char before, char letter) =>
        before == letter || Keyboards.Any(
            row => row.Contains($"{before}{letter}", StringComparison.Ordinal) || row.Contains($"{letter}{before}", StringComparison.Ordinal));

    private static string[] ReadWords()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("guessable-words.txt")
            ?? throw new InvalidOperationException("The build did not embed guessable-words.txt.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
