using System.Globalization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>Dates and times of forms, by the city's clock, and as the API wants them.</summary>
public static class CityForms
{
    private const string Local = "yyyy-MM-dd'T'HH:mm";

    /// <summary>What a field for date and time sent, as an instant for the API; what cannot be read goes on as it is, for the API to refuse.</summary>
    public static string? Instant(string? typed) =>
        DateTime.TryParseExact(typed, [Local, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? CityClock.ToInstant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)).ToString("O", CultureInfo.InvariantCulture)
            : typed;

    /// <summary>An instant for a field for date and time.</summary>
    public static string Field(DateTimeOffset instant) => CityClock.ToCity(instant).ToString(Local, CultureInfo.InvariantCulture);

    /// <summary>A date for a field and for the API.</summary>
    public static string Field(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
