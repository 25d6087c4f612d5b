using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Days;

/// <summary>Figures for the city's dashboards, without personal data; a stateless worker, any integer key. Null: no such venue, or the ticket does not allow it.</summary>
[Alias("IDayDesk")]
public interface IDayDesk : IGrainWithIntegerKey
{
    [Alias("Day"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<DayFigures?> Day(string ticket, string venue, DateOnly date);

    [Alias("Month"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<MonthFigures?> Month(string ticket, string venue, DateOnly month);

    /// <summary>The next free time by venue and procedure; none: nothing is free.</summary>
    [Alias("NextFree"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<NextFree>?> NextFree(string ticket);

    /// <summary>Compares the whole ledger with itself.</summary>
    [Alias("Integrity")]
    ValueTask<Integrity?> Integrity(string ticket);
}
