using System.Collections.Concurrent;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Api.Days;

/// <summary>This process's own view of days and of the ledger's integrity:
/// however many look, one question at a time, at most one a second (or in five).</summary>
public sealed class DayWatch(IGrainFactory grains, EdgeCalls edge, TimeProvider time)
{
    private static readonly TimeSpan DayAge = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan IntegrityAge = TimeSpan.FromSeconds(5);

    // More than a city looks at; only days that somebody makes up could grow this.
    private const int Remembered = 1000;

    private readonly ConcurrentDictionary<(string Venue, DateOnly Date), Entry<DayFigures>> _days = new();
    private readonly Lock _lock = new();
    private Entry<Integrity>? _integrity;

    /// <summary>At most a second old; null: no such venue.</summary>
    /// <param name="ticket">Of somebody who may see it.</param>
    public async Task<DayFigures?> Day(string ticket, string venue, DateOnly date)
    {
        if (_days.Count > Remembered) _days.Clear();
        var now = time.GetUtcNow();
        var fresh = new Entry<DayFigures>(now, () => edge.Repeat(() => grains.GetGrain<IDayDesk>(0).Day(ticket, venue, date)).AsTask());
        return await _days.AddOrUpdate((venue, date), fresh, (_, old) => old.IsFresh(now, DayAge) ? old : fresh).Answer;
    }

    /// <summary>Whoever changed a day here sees it at once; on other nodes it is there within a second.</summary>
    public void Forget() => _days.Clear();

    /// <summary>At most five seconds old.</summary>
    public Task<Integrity?> Integrity(string ticket)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_integrity?.IsFresh(now, IntegrityAge) is not true)
                _integrity = new Entry<Integrity>(now, () => edge.Repeat(() => grains.GetGrain<IDayDesk>(0).Integrity(ticket)).AsTask());
            return _integrity.Answer;
        }
    }

    private sealed class Entry<T>(DateTimeOffset askedAt, Func<Task<T?>> ask)
    {
        private readonly Lazy<Task<T?>> _answer = new(ask);

        public Task<T?> Answer => _answer.Value;

        // A fault, or "not you", is nobody else's answer.
        public bool IsFresh(DateTimeOffset now, TimeSpan age) =>
            now - askedAt < age && !(_answer.IsValueCreated
                && (Answer.IsFaulted || (Answer.IsCompletedSuccessfully && Answer.GetAwaiter().GetResult() is null)));
    }
}
