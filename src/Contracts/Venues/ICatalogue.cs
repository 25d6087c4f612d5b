using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Procedures;

namespace OrleansBooking.Contracts.Venues;

/// <summary>All venues and procedures, for lists; a stateless worker, key 0. At most a second old.</summary>
[Alias("ICatalogue")]
public interface ICatalogue : IGrainWithIntegerKey
{
    [Alias("Venues"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<VenueRevision>> Venues();

    [Alias("Procedures"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<ProcedureDefinition>> Procedures();
}
