using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Days of the week as people type them: 月 火 水, 月曜日・水曜日, 月〜金, 平日, 毎日.</summary>
public static class WeekdayText
{
    private const string Days = "日月火水木金土";
    private const string Separators = " 、,・/";
    private const string Ranges = "~〜-–ー";

    // As the API names them, from Sunday.
    private static readonly string[] Names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>The API's names of the days; null if anything in the text is no day, so that nobody opens a Sunday by writing 祝日.</summary>
    public static IReadOnlyList<string>? Read(string? typed)
    {
        var text = (TypedText.Tidy(typed) ?? "")
            .Replace("曜日", "", StringComparison.Ordinal).Replace("曜", "", StringComparison.Ordinal).Replace("から", "~", StringComparison.Ordinal)
            .Replace("平日", "月火水木金", StringComparison.Ordinal).Replace("毎日", Days, StringComparison.Ordinal);
        var found = new List<int>();
        var isRange = false;
        foreach (var c in text)
        {
            var day = Days.IndexOf(c, StringComparison.Ordinal);
            if (day >= 0)
            {
                // 金〜月 goes over the weekend.
                if (isRange) for (var next = (found[^1] + 1) % Days.Length; next != day; next = (next + 1) % Days.Length) found.Add(next);
                found.Add(day);
                isRange = false;
            }
            else if (Ranges.Contains(c, StringComparison.Ordinal) && found.Count > 0 && !isRange) isRange = true;
            else if (!Separators.Contains(c, StringComparison.Ordinal)) return null;
        }

        return isRange ? null : [.. found.Distinct().Select(day => Names[day])];
    }

    /// <summary>月 火 水</summary>
    public static string Of(IEnumerable<string> names) => string.Join(' ', names.Select(name => Days[Array.IndexOf(Names, name)]));
}
