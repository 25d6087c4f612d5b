using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Calls;

/// <summary>Either the call, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("CallOutcome")]
public sealed record CallOutcome(Call? Call, Refusal? Refusal)
{
    public static implicit operator CallOutcome(Refusal refusal) => new(null, refusal);
    public static CallOutcome FromRefusal(Refusal refusal) => refusal;
}
