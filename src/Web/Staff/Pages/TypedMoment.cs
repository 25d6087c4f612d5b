using System.Globalization;
using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>Dates and times as people type them, in the API's form; what can be read in no way stays as it is, and the API says what is wrong.</summary>
public static class TypedMoment
{
    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] Days = ["M/d", "M-d", "M月d日"];
    private static readonly char[] Counted = [.. "席分日時間人枠週前 "];
    private static readonly string[] Times = ["H:mm", "H時m分", "H時", "Hmm", "HHmm"];

    /// <summary><c>2026-12-06</c>; a day without a year is the next one, today included.</summary>
    public static string? Date(string? typed, DateOnly today)
    {
        var text = TypedText.Tidy(typed);
        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return Of(date);
        // 29 February needs a year that has one.
        foreach (var year in new[] { today.Year, today.Year + 1 })
        {
            foreach (var form in Days)
            {
                if (DateOnly.TryParseExact($"{year} {text}", "yyyy " + form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= today)
                    return Of(day);
            }
        }

        return text;
    }

    /// <summary><c>09:30</c></summary>
    public static string? Time(string? typed)
    {
        var text = TypedText.Tidy(typed);
        return TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? Of(time) : text;
    }

    /// <summary>A whole number, also with what it counts (20席, 30分); null if it is none.</summary>
    public static int? Number(string? typed) =>
        int.TryParse(TypedText.Tidy(typed)?.TrimEnd(Counted), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>As the API writes it.</summary>
    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Of(DateOnly)" />
    public static string Of(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>9:30, as timetables write it.</summary>
    public static string Clock(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);
}
