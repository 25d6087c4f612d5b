using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Procedures;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Venues;

/// <summary>Gathers what the venue and procedure grains hold; keeps it for a second.</summary>
[StatelessWorker]
[Reentrant]
public sealed class Catalogue(PlanStore plans, ProcedureStore procedures, TimeProvider time) : Grain, ICatalogue
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);
    private (DateTimeOffset ReadAt, ImmutableArray<VenueRevision> Items) _venues;
    private (DateTimeOffset ReadAt, ImmutableArray<ProcedureDefinition> Items) _procedures;

    public async ValueTask<ImmutableArray<VenueRevision>> Venues()
    {
        if (time.GetUtcNow() - _venues.ReadAt < Age) return _venues.Items;
        var ids = await StorageBoundary.Cross(plans.Venues);
        var venues = await Task.WhenAll(ids.Select(id => GrainFactory.GetGrain<IVenueGrain>(VenueKey.Of(id)).Get().AsTask()));
        _venues = (time.GetUtcNow(), [.. venues.OfType<VenueRevision>()]);
        return _venues.Items;
    }

    public async ValueTask<ImmutableArray<ProcedureDefinition>> Procedures()
    {
        if (time.GetUtcNow() - _procedures.ReadAt < Age) return _procedures.Items;
        var ids = await StorageBoundary.Cross(procedures.Procedures);
        var found = await Task.WhenAll(ids.Select(id => GrainFactory.GetGrain<IProcedureGrain>(ProcedureKey.Of(id)).Get().AsTask()));
        _procedures = (time.GetUtcNow(), [.. found.OfType<ProcedureDefinition>()]);
        return _procedures.Items;
    }
}
