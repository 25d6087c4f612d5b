using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Contracts.Procedures;

/// <summary>A procedure; key <c>procedure/{id}</c> (D2).</summary>
[Alias("IProcedureGrain")]
public interface IProcedureGrain : IGrainWithStringKey
{
    /// <summary>The procedure; null if there is none.</summary>
    [Alias("Get")]
    ValueTask<ProcedureDefinition?> Get();

    /// <summary>Sets the procedure; a staff ticket is needed.</summary>
    [Alias("Define")]
    ValueTask<VenueOutcome> Define(string ticket, ProcedureDefinition definition);
}
