using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>One venue and month, written <c>calendar/city-centre/2026-12</c>.</summary>
/// <param name="Month">First day of the month.</param>
[GenerateSerializer, Immutable, Alias("CalendarKey")]
public readonly record struct CalendarKey(string Venue, DateOnly Month)
{
    private const string Prefix = "calendar/";

    /// <summary>The month that a date lies in.</summary>
    public static CalendarKey For(string venue, DateOnly date) => new(venue, new DateOnly(date.Year, date.Month, 1));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Venue}/{Month:yyyy-MM}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CalendarKey? key)
    {
        key = null;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var parts = text[Prefix.Length..].Split('/');
        if (parts.Length != 2 || !DateOnly.TryParseExact(parts[1] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return false;
        key = new CalendarKey(parts[0], month);
        return true;
    }
}
