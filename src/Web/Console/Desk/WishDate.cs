using System.Globalization;
using System.Text.RegularExpressions;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>From which day on a caller would like to come, as callers say it: a date, or a month.</summary>
public static partial class WishDate
{
    /// <summary>Nothing typed is today; a month is its first day that is not over (12月, 12月から).</summary>
    /// <returns>Null: it is no day.</returns>
    public static DateOnly? Read(string? typed, DateOnly today)
    {
        var text = TypedText.Tidy(typed);
        if (text is null) return today;
        if (Month().Match(text) is { Success: true } found && int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month)
        {
            var first = new DateOnly(today.Year, month, 1);
            return month == today.Month ? today : first < today ? first.AddYears(1) : first;
        }

        return DateOnly.TryParseExact(TypedMoment.Date(text, today), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    [GeneratedRegex("^([0-9]{1,2})月(?:から|以降|中|ごろ|頃)?$")]
    private static partial Regex Month();
}
