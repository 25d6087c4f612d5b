using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Notices;

/// <summary>The one source of what mails say about venues and procedures (D8).</summary>
public interface INoticeCatalogue
{
    /// <exception cref="KeyNotFoundException">There is no such venue.</exception>
    ValueTask<VenueProfile> Venue(string id);

    /// <exception cref="KeyNotFoundException">There is no such procedure.</exception>
    ValueTask<ProcedureDefinition> Procedure(string id);
}
