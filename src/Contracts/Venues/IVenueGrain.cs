using OrleansBooking.Contracts.Changes;

namespace OrleansBooking.Contracts.Venues;

/// <summary>A venue and its schedule; key <c>venue/{id}</c>. Stores the rules and materialises slot rows from them.</summary>
[Alias("IVenueGrain")]
public interface IVenueGrain : IGrainWithStringKey
{
    /// <summary>The venue as last defined; null if there is none.</summary>
    [Alias("Get")]
    ValueTask<VenueRevision?> Get();

    /// <summary>Replaces the definition without simulation or limit, for who may set the limits; bookable when this returns (D3). Nobody is dropped: see the worklist.</summary>
    [Alias("Define")]
    ValueTask<VenueOutcome> Define(DefineVenue command);

    /// <summary>What a change would do; nothing changes.</summary>
    [Alias("Preview")]
    ValueTask<ChangeOutcome> Preview(ProposeChange command);

    /// <summary>Applies a change, or keeps it for a second person if it is above the city's limit.</summary>
    [Alias("Propose")]
    ValueTask<ChangeOutcome> Propose(ProposeChange command);

    /// <summary>Takes a change back by a new one, which is simulated and limited like any other.</summary>
    [Alias("Undo")]
    ValueTask<ChangeOutcome> Undo(UndoChange command, bool preview);

    /// <summary>Another person's decision; an approved change is simulated anew and applied. The author may only take it back.</summary>
    [Alias("Decide")]
    ValueTask<ChangeOutcome> Decide(DecideChange command);
}
