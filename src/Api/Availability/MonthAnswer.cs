using System.Globalization;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.Calendars;

namespace OrleansBooking.Api.Availability;

/// <summary>Availability of a month at one venue for one procedure (W4).</summary>
/// <param name="Month"><c>2026-12</c></param>
/// <param name="AsOf">When the figures were read; at most 0.4 seconds before the answer</param>
public sealed record MonthAnswer(
    string VenueId, string Procedure, string Month, DateTimeOffset AsOf, IReadOnlyList<MonthAnswer.Day> Days)
{
    /// <summary>One day.</summary>
    /// <param name="State"><c>open</c>, <c>few</c>, <c>full</c>, <c>closed</c> or <c>coming</c></param>
    /// <param name="Reason">Why it is closed</param>
    /// <param name="OpensAt">When booking opens, for a coming day</param>
    /// <param name="Holiday">Name of the national holiday</param>
    /// <param name="Slots">Empty for closed days</param>
    public sealed record Day(
        string Date, string State, string? Reason, DateTimeOffset? OpensAt, string? Holiday, IReadOnlyList<Slot> Slots);

    /// <summary>One time.</summary>
    /// <param name="Time"><c>09:30</c>, the city's clock</param>
    /// <param name="Capacity">Seats for the procedure</param>
    public sealed record Slot(string Time, int Minutes, int Capacity, int Free);

    public static MonthAnswer Of(MonthAvailability month) => new(
        month.Venue, month.Procedure, month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.AsOf,
        [.. month.Days.Select(day => new Day(
            day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StateWords.Of(day.State), day.Reason, day.OpensAt, day.Holiday,
            [.. day.Slots.Select(slot => new Slot(
                slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture), slot.Minutes, slot.Capacity, slot.Free))]))]);
}
