using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Venues;

/// <summary>What a venue grain stores.</summary>
/// <param name="Schema">Version of this record's form; 1.</param>
public sealed record VenueState(int Schema, VenueDefinition? Definition, long Revision)
{
    public VenueState()
        : this(1, null, 0)
    {
    }
}
