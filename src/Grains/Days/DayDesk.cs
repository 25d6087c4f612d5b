using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Days;

/// <summary>Reads figures for those who may see the city's.</summary>
[StatelessWorker, Reentrant]
public sealed class DayDesk(StaffTicketSigner staff, DayReader days) : Grain, IDayDesk
{
    public async ValueTask<DayFigures?> Day(string ticket, string venue, DateOnly date) =>
        MayRead(ticket) ? await StorageBoundary.Cross(() => days.Day(venue, date)) : null;

    public async ValueTask<MonthFigures?> Month(string ticket, string venue, DateOnly month) =>
        MayRead(ticket) ? await StorageBoundary.Cross(() => days.Month(venue, month)) : null;

    public async ValueTask<ImmutableArray<NextFree>?> NextFree(string ticket) =>
        MayRead(ticket) ? await StorageBoundary.Cross(days.NextFree) : null;

    public async ValueTask<Integrity?> Integrity(string ticket) =>
        MayRead(ticket) ? await StorageBoundary.Cross(days.Integrity) : null;

    private bool MayRead(string ticket) => staff.Verify(ticket)?.May(Right.ReadCity) is true;
}
