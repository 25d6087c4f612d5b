using System.Security.Cryptography;
using System.Text;

namespace OrleansBooking.Api.SecondFactors;

/// <summary>Printed codes for desks without a smartphone: ten, each good once, 74 bits of chance, in groups to be typed.</summary>
public static class RecoveryCodes
{
    public const int Count = 10;

    private const int Length = 15;
    private const int Group = 5;

    // Without letters and digits that look alike on paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Fresh ones, as they are printed: <c>abcde-fghjk-mnpqr</c>.</summary>
    public static IReadOnlyList<string> Draw() => [.. Enumerable.Range(0, Count).Select(_ => Print(RandomNumberGenerator.GetString(Alphabet, Length)))];

    /// <summary>True if the typed text has the form of one; TOTP codes are shorter.</summary>
    public static bool IsOne(string typed) => Normal(typed).Length == Length;

    /// <summary>What is kept of a code. They are drawn, not chosen: a fast hash is enough.</summary>
    public static byte[] Hash(Guid account, string typed) => SHA256.HashData(Encoding.UTF8.GetBytes($"{account:N}\n{Normal(typed)}"));

    private static string Normal(string typed) =>
        new([.. typed.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    private static string Print(string code) => string.Join('-', code.Chunk(Group).Select(part => new string(part)));
}
