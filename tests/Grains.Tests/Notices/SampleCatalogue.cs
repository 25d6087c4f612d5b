using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

/// <summary>The demo city's places without their grains.</summary>
internal sealed class SampleCatalogue : INoticeCatalogue
{
    public ValueTask<VenueProfile> Venue(string id) => ValueTask.FromResult(id == Sample.Hall.Id ? Sample.Hall : Sample.Branch);

    public ValueTask<ProcedureDefinition> Procedure(string id) => ValueTask.FromResult(Sample.Pickup);
}
