using System.Globalization;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Problems;

/// <summary>A slot that is free instead.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
public sealed record SlotChoice(string VenueId, string Date, string Time)
{
    public static SlotChoice Of(SlotKey slot) => new(
        slot.Venue,
        slot.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture));
}
