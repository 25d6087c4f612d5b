using System.Collections.Immutable;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Web.Citizen.Engine;

/// <summary>Venues and procedures as this process last read them: a second old, and older only while nobody answers, so that forms stay usable.</summary>
public sealed class Catalogue(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StillGood = TimeSpan.FromMinutes(15);
    private Entry? _entry;

    public async Task<ImmutableArray<VenueDefinition>> Venues() => (await Read()).Venues;

    public async Task<ImmutableArray<ProcedureDefinition>> Procedures() => (await Read()).Procedures;

    /// <summary>The venue, or null if there is none.</summary>
    public async Task<VenueDefinition?> Venue(string? id) => (await Venues()).FirstOrDefault(venue => venue.Profile.Id == id);

    /// <summary>The procedure, or null if there is none.</summary>
    public async Task<ProcedureDefinition?> Procedure(string? id) => (await Procedures()).FirstOrDefault(procedure => procedure.Id == id);

    private async Task<Entry> Read()
    {
        var now = time.GetUtcNow();
        if (_entry is { } known && now - known.ReadAt < Age) return known;
        try
        {
            var grain = grains.GetGrain<ICatalogue>(0);
            var venues = await grain.Venues();
            var procedures = await grain.Procedures();
            return _entry = new Entry(now, [.. venues.Select(venue => venue.Definition)], procedures);
        }
        catch (Exception exception)
        {
            if (_entry is { } older && now - older.ReadAt < StillGood) return older;
            throw new EngineAwayException(exception);
        }
    }

    private sealed record Entry(DateTimeOffset ReadAt, ImmutableArray<VenueDefinition> Venues, ImmutableArray<ProcedureDefinition> Procedures);
}
