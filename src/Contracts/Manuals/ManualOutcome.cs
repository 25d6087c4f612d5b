using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Manuals;

/// <summary>Either the page, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("ManualOutcome")]
public sealed record ManualOutcome(Manual? Manual, Refusal? Refusal)
{
    public static implicit operator ManualOutcome(Refusal refusal) => new(null, refusal);
    public static ManualOutcome FromRefusal(Refusal refusal) => refusal;
}
