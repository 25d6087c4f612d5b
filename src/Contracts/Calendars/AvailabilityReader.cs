using System.Collections.Concurrent;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>Each process's own view of availability: asks the calendar grain at most every 200 ms for a month, one call in flight.</summary>
public sealed class AvailabilityReader(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<(string Venue, DateOnly Month, string Procedure), Entry> _entries = new();

    /// <summary>The month that <paramref name="date"/> lies in; null when venue or procedure are unknown there.</summary>
    public ValueTask<MonthAvailability?> Month(string venue, string procedure, DateOnly date)
    {
        var key = CalendarKey.For(venue, date);
        var now = time.GetUtcNow();
        return _entries.TryGetValue((venue, key.Month, procedure), out var entry) && entry.Fresh(now)
            ? new ValueTask<MonthAvailability?>(entry.Answer)
            : Ask(key, procedure, now);
    }

    private async ValueTask<MonthAvailability?> Ask(CalendarKey key, string procedure, DateTimeOffset now)
    {
        var cacheKey = (key.Venue, key.Month, procedure);
        var fresh = new Entry(now, new Lazy<Task<MonthAvailability?>>(
            () => grains.GetGrain<ICalendarGrain>(key.ToString()).Month(procedure).AsTask()));
        var entry = _entries.AddOrUpdate(cacheKey, fresh, (_, old) => old.Fresh(now) ? old : fresh);
        try
        {
            var answer = await entry.Answer;
            // Names that exist nowhere must not fill the memory.
            if (answer is null) _entries.TryRemove(new(cacheKey, entry));
            return answer;
        }
        catch
        {
            _entries.TryRemove(new(cacheKey, entry));
            throw;
        }
    }

    private sealed record Entry(DateTimeOffset ReadAt, Lazy<Task<MonthAvailability?>> Lazy)
    {
        public Task<MonthAvailability?> Answer => Lazy.Value;

        public bool Fresh(DateTimeOffset now) => now - ReadAt < Age;
    }
}
