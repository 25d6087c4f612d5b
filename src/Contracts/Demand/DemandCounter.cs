using System.Collections.Immutable;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Demand;

/// <summary>Counts looks of this process in memory. Who looked keeps it himself (in the browser's draft, or by the sign-in): nothing that leads to a person is in here.</summary>
public sealed class DemandCounter(TimeProvider time)
{
    /// <summary>A seat that is taken within this time answers a look.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    // A venue, an hour, a channel: a city has a few dozen. Only a fault could make more.
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private Dictionary<(string Venue, DateOnly Date, int Hour, Channel Channel), DemandCount> _counts = [];

    /// <summary>Somebody looks.</summary>
    /// <param name="looks">What he looked at before.</param>
    /// <returns>What he has looked at now; the same array if that is nothing new.</returns>
    public ImmutableArray<Look> Looked(ImmutableArray<Look> looks, string venue, Channel channel, bool nothingFree)
    {
        var now = time.GetUtcNow();
        if (looks.Any(look => look.Venue == venue && IsOpen(look, now))) return looks;
        Count(new Look(venue, now, false), channel, count => count with { Looked = count.Looked + 1, NothingFree = count.NothingFree + (nothingFree ? 1 : 0) });
        return [.. looks.Where(look => IsOpen(look, now)), new Look(venue, now, false)];
    }

    /// <summary>Somebody takes a seat, which answers everything that he looked at in the last half hour, once.</summary>
    /// <inheritdoc cref="Looked" />
    public ImmutableArray<Look> Took(ImmutableArray<Look> looks, string venue, Channel channel)
    {
        var now = time.GetUtcNow();
        if (!looks.Any(look => !look.Taken && IsOpen(look, now))) return looks;
        foreach (var look in looks.Where(look => !look.Taken && IsOpen(look, now)))
        {
            // Who searched all venues found it here.
            if (look.Venue == venue || look.Venue.Length == 0) Count(look, channel, count => count with { TakenHere = count.TakenHere + 1 });
            else Count(look, channel, count => count with { TakenElsewhere = count.TakenElsewhere + 1 });
        }

        return [.. looks.Where(look => IsOpen(look, now)).Select(look => look with { Taken = true })];
    }

    /// <summary>What was counted since the last time.</summary>
    public ImmutableArray<DemandCount> Collect()
    {
        lock (_lock)
        {
            var counted = _counts;
            if (counted.Count > 0) _counts = [];
            return [.. counted.Values];
        }
    }

    private void Count(Look look, Channel channel, Func<DemandCount, DemandCount> add)
    {
        var city = CityClock.ToCity(look.At);
        var key = (look.Venue, Date: DateOnly.FromDateTime(city), city.Hour, Channel: channel);
        lock (_lock)
        {
            if (!_counts.TryGetValue(key, out var count))
            {
                if (_counts.Count >= Most) return;
                count = new DemandCount(key.Venue, key.Date, key.Hour, key.Channel, 0, 0, 0, 0);
            }

            _counts[key] = add(count);
        }
    }

    private static bool IsOpen(Look look, DateTimeOffset now) => now - look.At < Patience;
}
