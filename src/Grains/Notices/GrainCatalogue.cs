using System.Collections.Concurrent;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Notices;

/// <summary>Venues and procedures from their grains, remembered for half a minute: thousands of mails go to a handful of places.</summary>
internal sealed class GrainCatalogue(IGrainFactory grains, TimeProvider time) : INoticeCatalogue
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (VenueProfile Profile, DateTimeOffset Until)> _venues = new();
    private readonly ConcurrentDictionary<string, (ProcedureDefinition Definition, DateTimeOffset Until)> _procedures = new();

    public async ValueTask<VenueProfile> Venue(string id)
    {
        var now = time.GetUtcNow();
        if (_venues.TryGetValue(id, out var known) && now < known.Until) return known.Profile;
        var venue = await grains.GetGrain<IVenueGrain>(VenueKey.Of(id)).Get() ?? throw new KeyNotFoundException($"There is no venue {id}.");
        _venues[id] = (venue.Definition.Profile, now + Fresh);
        return venue.Definition.Profile;
    }

    public async ValueTask<ProcedureDefinition> Procedure(string id)
    {
        var now = time.GetUtcNow();
        if (_procedures.TryGetValue(id, out var known) && now < known.Until) return known.Definition;
        var procedure = await grains.GetGrain<IProcedureGrain>(ProcedureKey.Of(id)).Get() ?? throw new KeyNotFoundException($"There is no procedure {id}.");
        _procedures[id] = (procedure, now + Fresh);
        return procedure;
    }
}
