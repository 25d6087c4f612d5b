using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Changes;

/// <summary>A change that was simulated, or the reason why it cannot be.</summary>
public sealed record WeighedChange(VenueDefinition? After, ChangeEffect? Effect, Refusal? Refusal)
{
    public static implicit operator WeighedChange(Refusal refusal) => new(null, null, refusal);
    public static WeighedChange FromRefusal(Refusal refusal) => refusal;
}
