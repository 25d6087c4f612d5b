using System.Globalization;
using OrleansBooking.Contracts.Calendars;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>A time as one button sends it: <c>city-centre|2026-12-03|10:30</c>.</summary>
public sealed record ChosenSlot(string Venue, string Date, string Time)
{
    /// <summary>The first day of all if it is none; what is in it the API judges.</summary>
    public DateOnly Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;

    public TimeOnly At => TimeOnly.TryParseExact(Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : TimeOnly.MinValue;

    public override string ToString() => $"{Venue}|{Date}|{Time}";

    public static ChosenSlot Of(Offer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return new ChosenSlot(offer.VenueId, offer.Date, offer.Time);
    }

    /// <summary>Null if it is not of that form; what is in it the API judges.</summary>
    public static ChosenSlot? Read(string? text) => text?.Split('|') is [var venue, var date, var time] ? new ChosenSlot(venue, date, time) : null;
}
