using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.LostNotices;

/// <summary>Either whether it fits, or the reason why nothing was compared.</summary>
[GenerateSerializer, Immutable, Alias("LostNoticeOutcome")]
public sealed record LostNoticeOutcome(LostNoticeMatch? Match, Refusal? Refusal)
{
    public static implicit operator LostNoticeOutcome(Refusal refusal) => new(null, refusal);
    public static LostNoticeOutcome FromRefusal(Refusal refusal) => refusal;
}
