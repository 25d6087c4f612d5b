using System.Collections.Immutable;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Contracts.Procedures;

/// <summary>A procedure; key <c>procedure/{id}</c> (D2).</summary>
[Alias("IProcedureGrain")]
public interface IProcedureGrain : IGrainWithStringKey
{
    /// <summary>The procedure; null if there is none.</summary>
    [Alias("Get")]
    ValueTask<ProcedureDefinition?> Get();

    /// <summary>The procedure with its revision; null if there is none.</summary>
    [Alias("Find")]
    ValueTask<ProcedureRevision?> Find();

    /// <summary>Sets the procedure, whatever is current; a staff ticket is needed.</summary>
    [Alias("Define")]
    ValueTask<VenueOutcome> Define(string ticket, ProcedureDefinition definition);

    /// <summary>Sets the procedure; a staff ticket is needed.</summary>
    /// <param name="expectedRevision">The revision that the caller saw; 0: there is none yet.</param>
    [Alias("Set")]
    ValueTask<VenueOutcome> Set(string ticket, ProcedureDefinition definition, long expectedRevision, string? reason);

    /// <summary>What setting it would do to reservations; nothing changes.</summary>
    [Alias("Preview")]
    ValueTask<ChangeOutcome> Preview(string ticket, ProcedureDefinition definition, long expectedRevision);

    /// <summary>Revisions, latest first, at most 100.</summary>
    /// <param name="before">Only those before this revision.</param>
    [Alias("History")]
    ValueTask<ImmutableArray<ProcedureChange>> History(long? before = null);
}
