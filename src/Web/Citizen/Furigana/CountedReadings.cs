using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansBooking.Web.Citizen.Furigana;

/// <summary>Readings of what is counted: 3日 is みっか, 11日 is 11にち, 10分 is ぷん, 1人 is ひとり; and of weekdays in brackets.</summary>
internal static partial class CountedReadings
{
    private const string Weekdays = "日月火水木金土";
    private static readonly string[] WeekdayReadings = ["にち", "げつ", "か", "すい", "もく", "きん", "ど"];

    private static readonly Dictionary<int, string> Days = new()
    {
        [1] = "ついたち", [2] = "ふつか", [3] = "みっか", [4] = "よっか", [5] = "いつか", [6] = "むいか", [7] = "なのか", [8] = "ようか",
        [9] = "ここのか", [10] = "とおか", [14] = "じゅうよっか", [20] = "はつか", [24] = "にじゅうよっか",
    };

    /// <summary>The counted thing that begins here, or null.</summary>
    public static Readings.Entry? Match(string text, int at)
    {
        if (text[at] == '（' && at + 2 < text.Length && text[at + 2] == '）' && Weekdays.IndexOf(text[at + 1], StringComparison.Ordinal) is >= 0 and var weekday)
            return new Readings.Entry(text.Substring(at, 3), [("（", null), (text.Substring(at + 1, 1), WeekdayReadings[weekday]), ("）", null)]);

        if (!char.IsAsciiDigit(text[at]) || (at > 0 && char.IsAsciiDigit(text[at - 1]))) return null;
        if (Counted().Match(text, at) is not { Success: true } match || match.Index != at) return null;

        var (digits, counter) = (match.Groups[1].Value, match.Groups[2].Value);
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        var whole = counter switch
        {
            "日" => Days.GetValueOrDefault(number),
            "人" => number switch { 1 => "ひとり", 2 => "ふたり", _ => null },
            _ => null,
        };
        return whole is not null
            ? new Readings.Entry(match.Value, [(match.Value, whole)])
            : new Readings.Entry(match.Value, [(digits, null), (counter, Of(counter, number))]);
    }

    private static string Of(string counter, int number) => counter switch
    {
        "年" => "ねん",
        "月" => "がつ",
        "日" => "にち",
        "時" => "じ",
        "分" => number % 10 is 2 or 5 or 7 or 9 ? "ふん" : "ぷん",
        "人" => "にん",
        "歳" => "さい",
        _ => throw new InvalidOperationException($"{counter} is not counted here."),
    };

    // 時間 and 年間 are words of their own.
    [GeneratedRegex(@"\G(\d{1,4})(年|月|日|時|分|人|歳)(?!間)")]
    private static partial Regex Counted();
}
