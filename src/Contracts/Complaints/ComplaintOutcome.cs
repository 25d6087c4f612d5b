using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Complaints;

/// <summary>Either the complaint, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("ComplaintOutcome")]
public sealed record ComplaintOutcome(Complaint? Complaint, Refusal? Refusal)
{
    public static implicit operator ComplaintOutcome(Refusal refusal) => new(null, refusal);
    public static ComplaintOutcome FromRefusal(Refusal refusal) => refusal;
}
