using System.Collections.Immutable;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Web.Citizen.Calendars;

/// <summary>A month to choose a day and a time from (W4).</summary>
/// <param name="FirstFree">The earliest free day of the venue, or null if all is full.</param>
/// <param name="FullBefore">Months before the first free day that have no seat left.</param>
/// <param name="Previous">First day of the month before, or null at the window's edge.</param>
/// <param name="Selected">The day whose times are shown.</param>
/// <param name="SelectedByPage">The page chose the day, nobody else: it says so.</param>
/// <param name="Nearest">Free slots near the lost one.</param>
public sealed record CalendarView(
    CalendarRequest Request, MonthAvailability Month, DateOnly? FirstFree, ImmutableArray<DateOnly> FullBefore,
    DateOnly? Previous, DateOnly? Next, DayAvailability? Selected, bool SelectedByPage, ImmutableArray<SlotKey> Nearest)
{
    /// <summary>Weeks from Sunday; null where another month's days would be.</summary>
    public IEnumerable<DayAvailability?[]> Weeks()
    {
        var before = (int)Month.Month.DayOfWeek;
        for (var start = -before; start < Month.Days.Length; start += 7)
            yield return [.. Enumerable.Range(start, 7).Select(i => i >= 0 && i < Month.Days.Length ? Month.Days[i] : null)];
    }

    /// <summary>Days that can be chosen.</summary>
    public IEnumerable<DayAvailability> FreeDays() => Month.Days.Where(IsFree);

    /// <summary>Runs of closed days with the city's reason.</summary>
    public IEnumerable<(DateOnly First, DateOnly Last, string Reason)> Closures() =>
        Runs(day => day.State == DayState.Closed ? day.Reason : null);

    /// <summary>Runs of days that open for booking at the same instant.</summary>
    public IEnumerable<(DateOnly First, DateOnly Last, DateTimeOffset OpensAt)> Openings() =>
        Runs(day => day.State == DayState.Coming ? day.OpensAt : null).Select(run => (run.First, run.Last, run.Value!.Value));

    /// <summary>The national holidays of the month.</summary>
    public IEnumerable<DayAvailability> Holidays() => Month.Days.Where(day => day.Holiday is not null);

    public static bool IsFree(DayAvailability day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.State is DayState.Open or DayState.Few && day.Slots.Any(slot => slot.Free > 0);
    }

    private IEnumerable<(DateOnly First, DateOnly Last, T Value)> Runs<T>(Func<DayAvailability, T?> valueOf)
    {
        for (var i = 0; i < Month.Days.Length; i++)
        {
            if (valueOf(Month.Days[i]) is not { } value) continue;
            var last = i;
            while (last + 1 < Month.Days.Length && value.Equals(valueOf(Month.Days[last + 1]))) last++;
            yield return (Month.Days[i].Date, Month.Days[last].Date, value);
            i = last;
        }
    }
}
