using System.Globalization;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Bench.Desk;

/// <summary>A million invented people: family names as unevenly spread as real ones, so that a common one is a hard question.</summary>
public static class DeskPeople
{
    public const int Count = 1_000_000;
    private const int Families = 2_000;
    private const int Givens = 3_000;
    private const long FirstNumber = 200_000_000_000;
    private const string Syllables = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";

    private static readonly int[] FamilyOf = Spread();

    public static long Number(int n) => FirstNumber + (n * 7L);

    public static string Id(int n) => string.Create(CultureInfo.InvariantCulture, $"D{n:D9}");

    public static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"090{n * 97L % 100_000_000:D8}");

    /// <summary>The family name of a rank; 0 is the most common, with more than one in fifty people.</summary>
    public static string Family(int rank) => Word(rank, 3);

    public static string Kana(int n) => $"{Family(FamilyOf[n % FamilyOf.Length])} {Word((int)(n * 31L % Givens), 4)}";

    public static Contact Contact(int n) => new("架空 市民", Kana(n), Phone(n), string.Create(CultureInfo.InvariantCulture, $"p{n}@example.jp"), "ja", null);

    private static string Word(int number, int length)
    {
        var word = new char[length];
        for (var i = 0; i < length; i++)
        {
            word[i] = Syllables[number % Syllables.Length];
            number = (number / Syllables.Length) + (i * 3);
        }

        return new string(word);
    }

    // The share of a rank falls as its inverse, as with names of real cities.
    private static int[] Spread()
    {
        var weights = Enumerable.Range(0, Families).Select(rank => 1.0 / (rank + 10)).ToArray();
        var sum = weights.Sum();
        var spread = new List<int>();
        for (var rank = 0; rank < Families; rank++) spread.AddRange(Enumerable.Repeat(rank, Math.Max(1, (int)Math.Round(weights[rank] / sum * 99_991))));
        var shuffled = spread.ToArray();
        // Always the same order: runs are to be compared.
        var random = new Random(20261126);
        random.Shuffle(shuffled);
        return shuffled;
    }
}
