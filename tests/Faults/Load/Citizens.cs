using System.Globalization;

namespace OrleansBooking.Faults.Load;

/// <summary>Invented people, no two alike; the same index is the same person again.</summary>
public static class Citizens
{
    private const string Syllables = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";

    /// <summary>Somebody who renews without a reservation ID.</summary>
    public static Citizen Renewing(int index) => new(
        null, Birthday(index), $"試験 {index}郎", $"シケン {Kana(index)}", Phone(index), index % 8 == 0 ? Mail(index) : null);

    /// <summary>Somebody with an imported reservation ID.</summary>
    public static Citizen Invited(int index) => new(
        Id(index), Birthday(index), $"受取 {index}子", $"ウケトリ {Kana(index)}", Phone(index), index % 6 == 0 ? Mail(index) : null);

    /// <summary>Only the telephone and mail address that somebody gives later.</summary>
    public static Citizen Corrected(int index) => new(null, "", "", "", $"080{index:00000000}", index % 6 == 0 ? $"corrected{index}@example.jp" : null);

    /// <summary>The import file for the first so many invited people.</summary>
    public static string ImportFile(int count) => "reservation_id,birthday,procedures\n" + string.Concat(
        Enumerable.Range(0, count).Select(index => $"{Id(index)},{Birthday(index)},card-pickup\n"));

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"TEST{index:00000000}");

    private static string Birthday(int index) => string.Create(CultureInfo.InvariantCulture, $"{(index % 12) + 1:00}{(index % 28) + 1:00}");

    private static string Phone(int index) => string.Create(CultureInfo.InvariantCulture, $"090{index:00000000}");

    private static string Mail(int index) => string.Create(CultureInfo.InvariantCulture, $"citizen{index}@example.jp");

    private static string Kana(int index)
    {
        var kana = "";
        for (var rest = index + 1; rest > 0; rest /= Syllables.Length) kana += Syllables[rest % Syllables.Length];
        return kana;
    }
}
