using System.Collections.Concurrent;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>Each process's own view of availability: asks the calendar grain at most every 200 ms for a month, one call in flight.</summary>
public sealed class AvailabilityReader(IGrainFactory grains, EdgeCalls edge, TimeProvider time)
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

    /// <summary>The month if it can be had without asking anybody; null otherwise.</summary>
    public MonthAvailability? Fresh(string venue, string procedure, DateOnly month) =>
        _entries.TryGetValue((venue, month, procedure), out var entry) && entry.Fresh(time.GetUtcNow()) && entry.Answer is { IsCompletedSuccessfully: true } answer
            ? answer.GetAwaiter().GetResult()
            : null;

    private async ValueTask<MonthAvailability?> Ask(CalendarKey key, string procedure, DateTimeOffset now)
    {
        var cacheKey = (key.Venue, key.Month, procedure);
        var fresh = new Entry(now, () => edge.Repeat(() => grains.GetGrain<ICalendarGrain>(key.ToString()).Month(procedure)).AsTask());
        var entry = _entries.AddOrUpdate(cacheKey, fresh, (_, old) => old.Fresh(now) ? old : fresh);
        try
        {
            var answer = await entry.Answer;
            // Names that exist nowhere must not fill the memory.
            if (answer is null) _entries.TryRemove(new(cacheKey, entry));
            else entry.Keep(answer);
            return answer;
        }
        catch
        {
            _entries.TryRemove(new(cacheKey, entry));
            throw;
        }
    }

    private sealed class Entry(DateTimeOffset readAt, Func<Task<MonthAvailability?>> ask)
    {
        private readonly Lazy<Task<MonthAvailability?>> _answer = new(ask);
        private long _validUntil = long.MaxValue;

        public Task<MonthAvailability?> Answer => _answer.Value;

        /// <summary>Young enough, and no opening or deadline has passed in between.</summary>
        public bool Fresh(DateTimeOffset now) => now - readAt < Age && now.UtcTicks < Volatile.Read(ref _validUntil);

        public void Keep(MonthAvailability answer) => Volatile.Write(ref _validUntil, answer.ValidUntil.UtcTicks);
    }
}
