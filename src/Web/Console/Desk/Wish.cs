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

    /// <summary>How many are asked for: one more than is read aloud, for one that was just lost.</summary>
    public int Count { get; init; } = AtATime + 1;

    /// <summary>The question to the API.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture,
        $"offers?procedure={Escaped(Procedure)}&venueId={Escaped(Venue)}&from={From:yyyy-MM-dd}&weekdays={Escaped(Weekdays)}&part={Escaped(Part)}"
        + $"&skip={Skip}&count={Count}&seats={Seats}");

    /// <summary>The same people at that slot's venue and half of its day.</summary>
    public Wish HalfDayOf(ChosenSlot slot, int count)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return this with { Venue = slot.Venue, From = slot.Day, Weekdays = null, Part = slot.At < OfferWish.Noon ? "am" : "pm", Skip = 0, Count = count };
    }

    /// <summary>12月3日 木曜日 午前10時30分, to be read aloud.</summary>
    public static string Say(DateOnly date, TimeOnly time) => $"{JapaneseDates.MonthDay(date)} {JapaneseDates.LongWeekday(date)} {JapaneseDates.Time(time)}";

    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");
}
