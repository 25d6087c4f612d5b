using OrleansBooking.Contracts.Changes;
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

    /// <summary>The change that made this revision. It is in the same write, so none is ever made that is not recorded.</summary>
    public VenueChange? Last { get; init; }

    /// <summary>The definition before it; null: the venue was new.</summary>
    public VenueDefinition? Before { get; init; }
}
