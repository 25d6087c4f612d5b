using System.Collections.Immutable;
using OrleansBooking.Contracts.Calendars;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Months that the test fills; counts how often it is asked.</summary>
public sealed class ScriptedCalendar
{
    private int _asked;

    /// <summary>Free seats of a venue's date and time; null: the venue or procedure is unknown.</summary>
    public Func<string, string, Func<DateOnly, TimeOnly, int>?> Free { get; set; } = (_, _) => (_, _) => 1;

    public Exception? Fault { get; set; }

    public int Asked => _asked;

    internal ICalendarGrain At(string key) =>
        new One(this, CalendarKey.TryParse(key, out var month) ? month.Value : throw new ArgumentException($"{key} is no calendar key."));

    private ValueTask<MonthAvailability?> Month(CalendarKey key, string procedure)
    {
        Interlocked.Increment(ref _asked);
        if (Fault is not null) return ValueTask.FromException<MonthAvailability?>(Fault);
        if (Free(key.Venue, procedure) is not { } free) return new((MonthAvailability?)null);
        ImmutableArray<TimeOnly> times = [new(9, 0), new(9, 30)];
        var days = Enumerable.Range(0, DateTime.DaysInMonth(key.Month.Year, key.Month.Month)).Select(key.Month.AddDays).Select(date =>
            date.DayOfWeek == DayOfWeek.Sunday
                ? new DayAvailability(date, DayState.Closed, "休み", null, null, [])
                : new DayAvailability(date, DayState.Open, null, null, null,
                    [.. times.Select(time => new SlotAvailability(time, 30, 4, free(date, time)))]));
        return new(new MonthAvailability(
            key.Venue, procedure, key.Month, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, "figures-1", [.. days]));
    }

    private sealed class One(ScriptedCalendar script, CalendarKey key) : ICalendarGrain
    {
        public ValueTask<MonthAvailability?> Month(string procedure) => script.Month(key, procedure);
    }
}
