using System.Collections.Immutable;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>Finds free slots around one that is full.</summary>
public static class NearestFree
{
    /// <summary>Up to <paramref name="count"/> free slots of the months given, nearest in time first, earlier before later.</summary>
    /// <param name="seats">How many must be free.</param>
    public static ImmutableArray<SlotKey> To(SlotKey wanted, IEnumerable<MonthAvailability> months, int count = 3, int seats = 1)
    {
        var origin = wanted.Date.ToDateTime(wanted.Time);
        return [.. months
            .SelectMany(month => month.Days.SelectMany(day => day.Slots
                .Where(slot => slot.Free >= seats)
                .Select(slot => new SlotKey(month.Venue, day.Date, slot.Time))))
            .Where(slot => slot != wanted)
            .OrderBy(slot => (slot.Date.ToDateTime(slot.Time) - origin).Duration())
            .ThenBy(slot => slot)
            .Take(count)];
    }
}
