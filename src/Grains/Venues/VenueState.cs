using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Changes;

namespace OrleansBooking.Grains.Venues;

/// <summary>What a venue grain stores.</summary>
/// <param name="Schema">Version of this record's form; 1.</param>
public sealed record VenueState(int Schema, VenueDefinition? Definition, long Revision)
{
    /// <summary>Special days stay in the definition for so long after they have passed.</summary>
    private const int KeptDays = 62;

    public VenueState()
        : this(1, null, 0)
    {
    }

    /// <summary>The change that made this revision. It is in the same write, so none is ever made that is not recorded.</summary>
    public VenueChange? Last { get; init; }

    /// <summary>The definition before it; null: the venue was new.</summary>
    public VenueDefinition? Before { get; init; }

    /// <summary>The state after a change: the next revision.</summary>
    public VenueState With(VenueChange change, VenueDefinition after, DateOnly today) =>
        new(1, EditedVenue.Without(after, today.AddDays(-KeptDays)), Revision + 1)
        {
            Last = change with { State = ChangeState.Applied, Revision = Revision + 1 }, Before = Definition,
        };
}
