using System.Collections.Immutable;
using OrleansBooking.Contracts.Procedures;

namespace OrleansBooking.Contracts.Venues;

/// <summary>All venues and procedures, for lists; a stateless worker, key 0. At most a second old.</summary>
[Alias("ICatalogue")]
public interface ICatalogue : IGrainWithIntegerKey
{
    [Alias("Venues")]
    ValueTask<ImmutableArray<VenueRevision>> Venues();

    [Alias("Procedures")]
    ValueTask<ImmutableArray<ProcedureDefinition>> Procedures();
}
