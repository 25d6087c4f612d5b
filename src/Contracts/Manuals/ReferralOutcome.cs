using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Manuals;

/// <summary>Either whom to refer callers to, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("ReferralOutcome")]
public sealed record ReferralOutcome(Referral? Referral, Refusal? Refusal)
{
    public static implicit operator ReferralOutcome(Refusal refusal) => new(null, refusal);
    public static ReferralOutcome FromRefusal(Refusal refusal) => refusal;
}
