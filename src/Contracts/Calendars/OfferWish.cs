using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>What a caller wishes for: "a Saturday morning in December".</summary>
/// <param name="Weekdays">Empty: any.</param>
/// <param name="From">Time of day, included.</param>
/// <param name="Before">Time of day, excluded.</param>
/// <param name="Seats">So many people at once.</param>
public sealed record OfferWish(ImmutableArray<DayOfWeek> Weekdays, TimeOnly From, TimeOnly? Before, int Seats)
{
    public static readonly TimeOnly Noon = new(12, 0);

    /// <summary>True if the slot has room and lies where it is wished.</summary>
    public bool Fits(DateOnly date, SlotAvailability slot) =>
        slot.Free >= Seats && slot.Time >= From && (Before is not { } end || slot.Time < end) && (Weekdays.IsEmpty || Weekdays.Contains(date.DayOfWeek));

    /// <summary>The slots of these months that fit, nearest first: those of all venues in one order.</summary>
    public IEnumerable<(string Venue, DateOnly Date, SlotAvailability Slot)> Choose(IEnumerable<MonthAvailability> months, DateOnly from) =>
        months.SelectMany(month => month.Days
                .Where(day => day.Date >= from)
                .SelectMany(day => day.Slots.Where(slot => Fits(day.Date, slot)).Select(slot => (month.Venue, day.Date, slot))))
            .OrderBy(offer => (offer.Date, offer.slot.Time, offer.Venue));
}
