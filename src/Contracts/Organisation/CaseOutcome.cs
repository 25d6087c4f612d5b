using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Organisation;

/// <summary>Either the case, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("CaseOutcome")]
public sealed record CaseOutcome(CityCase? Case, Refusal? Refusal)
{
    public static implicit operator CaseOutcome(Refusal refusal) => new(null, refusal);
}
