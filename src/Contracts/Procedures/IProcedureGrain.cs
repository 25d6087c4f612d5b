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

    /// <summary>Sets the procedure; a staff ticket is needed.</summary>
    /// <param name="expectedRevision">The revision that the caller saw (0: there is none yet); null: whatever is current.</param>
    [Alias("Define")]
    ValueTask<VenueOutcome> Define(string ticket, ProcedureDefinition definition, long? expectedRevision = null);
}
