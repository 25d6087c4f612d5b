using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Calls;

/// <summary>Either the seat that is kept, or the reason why not.</summary>
[GenerateSerializer, Immutable, Alias("CallHoldOutcome")]
public sealed record CallHoldOutcome(CallHold? Hold, Refusal? Refusal)
{
    public static implicit operator CallHoldOutcome(Refusal refusal) => new(null, refusal);
    public static CallHoldOutcome FromRefusal(Refusal refusal) => refusal;
}
