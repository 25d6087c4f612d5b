using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Calls;

namespace OrleansBooking.Api.Calls;

/// <summary>The public's month, and what the telephone can book besides.</summary>
internal static class TelephoneMonth
{
    /// <summary>Times that the telephone sees otherwise take the place of the public's; times that the public does not see any more come back.</summary>
    public static MonthAvailability With(this MonthAvailability month, IEnumerable<TelephoneSeats> seats)
    {
        var byDay = seats.ToLookup(slot => slot.Slot.Date);
        if (byDay.Count == 0) return month;
        return month with
        {
            Days = [.. month.Days.Select(day => byDay.Contains(day.Date)
                ? day with
                {
                    Slots = [.. day.Slots.Where(slot => byDay[day.Date].All(own => own.Slot.Time != slot.Time))
                        .Concat(byDay[day.Date].Select(own => new SlotAvailability(own.Slot.Time, own.Minutes, own.Capacity, own.Free)))
                        .OrderBy(slot => slot.Time)],
                }
                : day)],
        };
    }
}
