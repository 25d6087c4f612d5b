using System.Globalization;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>Whether something was typed that is no date, time or number. What is empty is not unreadable.</summary>
public static class Unreadable
{
    public static bool Date(string? typed, DateOnly today) =>
        !string.IsNullOrWhiteSpace(typed)
            && !DateOnly.TryParseExact(TypedMoment.Date(typed, today), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool Time(string? typed) =>
        !string.IsNullOrWhiteSpace(typed)
            && !TimeOnly.TryParseExact(TypedMoment.Time(typed), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool Number(string? typed) => !string.IsNullOrWhiteSpace(typed) && TypedMoment.Number(typed) is null;
}
