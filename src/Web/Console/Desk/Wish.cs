using System.Globalization;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>When the caller would like to come, as typed and chosen.</summary>
/// <param name="Skip">How many offers were read aloud already.</param>
/// <param name="Seats">How many people come.</param>
public sealed record Wish(string Procedure, string? Venue, DateOnly? From, string? Weekdays, string? Part, int Skip, int Seats)
{
    /// <summary>How many are read aloud at a time.</summary>
    public const int AtATime = 3;

    /// <summary>The question to the API.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture,
        $"offers?procedure={Uri.EscapeDataString(Procedure)}&venueId={Uri.EscapeDataString(Venue ?? "")}&from={From:yyyy-MM-dd}&weekdays={Uri.EscapeDataString(Weekdays ?? "")}&part={Uri.EscapeDataString(Part ?? "")}&skip={Skip}&count={AtATime + 1}&seats={Seats}");

    /// <summary>12月3日 木曜日 午前10時30分, to be read aloud.</summary>
    public static string Say(Offer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return Say(DateOf(offer), TimeOf(offer));
    }

    /// <inheritdoc cref="Say(Offer)" />
    public static string Say(DateOnly date, TimeOnly time) => $"{JapaneseDates.MonthDay(date)} {JapaneseDates.LongWeekday(date)} {JapaneseDates.Time(time)}";

    private static DateOnly DateOf(Offer offer) => DateOnly.ParseExact(offer.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeOnly TimeOf(Offer offer) => TimeOnly.ParseExact(offer.Time, "HH:mm", CultureInfo.InvariantCulture);
}
