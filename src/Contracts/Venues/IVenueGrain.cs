namespace OrleansBooking.Contracts.Venues;

/// <summary>A venue and its schedule; key <c>venue/{id}</c>. Stores the rules and materialises slot rows from them.</summary>
[Alias("IVenueGrain")]
public interface IVenueGrain : IGrainWithStringKey
{
    /// <summary>The venue as last defined; null if there is none.</summary>
    [Alias("Get")]
    ValueTask<VenueRevision?> Get();

    /// <summary>Replaces the definition and applies it to the slots; bookable when this returns (D3). Nobody is dropped: see the worklist.</summary>
    [Alias("Define")]
    ValueTask<VenueOutcome> Define(DefineVenue command);
}
