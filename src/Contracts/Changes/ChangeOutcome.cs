using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Changes;

/// <summary>What became of a change, or what it would do, or the reason why nothing happened.</summary>
/// <param name="Change">Applied or pending; null for a preview.</param>
[GenerateSerializer, Immutable, Alias("ChangeOutcome")]
public sealed record ChangeOutcome(VenueChange? Change, ChangeEffect? Effect, Refusal? Refusal)
{
    public static implicit operator ChangeOutcome(Refusal refusal) => new(null, null, refusal);
    public static implicit operator ChangeOutcome(VenueChange change) => new(change, change?.Effect, null);
    public static ChangeOutcome FromRefusal(Refusal refusal) => refusal;
    public static ChangeOutcome FromVenueChange(VenueChange change) => change;
}
