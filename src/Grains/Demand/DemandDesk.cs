using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Demand;

/// <summary>Adds up what nodes have counted, and shows it to those who may see the city's figures.</summary>
[StatelessWorker, Reentrant]
public sealed class DemandDesk(StaffTicketSigner staff, DemandStore store, TimeProvider time) : Grain, IDemandDesk
{
    // No node counts more in half a minute; what says otherwise is no count.
    private const int Most = 100_000;

    public async ValueTask<bool> Add(Guid batch, ImmutableArray<DemandCount> counts, string? ticket)
    {
        var inside = staff.Verify(ticket) is not null;
        var today = time.CityToday();
        await StorageBoundary.Cross(() => store.Add(batch, [.. counts.Where(count => IsCount(count, today) && (inside || count.Channel == Channel.Web))]));
        return true;
    }

    public async ValueTask<DemandFigures?> Read(string ticket, DateOnly from, DateOnly to) =>
        staff.Verify(ticket)?.May(Right.ReadCity) is true ? await StorageBoundary.Cross(() => store.Read(from, to)) : null;

    private static bool IsCount(DemandCount count, DateOnly today) =>
        count is { Hour: >= 0 and <= 23, Channel: Channel.Web or Channel.Telephone or Channel.Staff, Venue.Length: <= 40 }
        // A look may be of yesterday, and be sent late.
        && count.Date >= today.AddDays(-2) && count.Date <= today
        && new[] { count.Looked, count.NothingFree, count.TakenHere, count.TakenElsewhere }.All(number => number is >= 0 and <= Most);
}
