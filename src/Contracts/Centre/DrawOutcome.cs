using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Centre;

/// <summary>Either how many were drawn, or the reason why none was.</summary>
[GenerateSerializer, Immutable, Alias("DrawOutcome")]
public sealed record DrawOutcome(int? Drawn, Refusal? Refusal)
{
    public static implicit operator DrawOutcome(Refusal refusal) => new(null, refusal);
    public static DrawOutcome FromRefusal(Refusal refusal) => refusal;
}
