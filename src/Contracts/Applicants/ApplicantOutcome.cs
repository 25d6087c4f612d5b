using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>Either the state, with the new ID of a reissue, or the reason why not.</summary>
[GenerateSerializer, Immutable, Alias("ApplicantOutcome")]
public sealed record ApplicantOutcome(ApplicantState? State, string? NewId, Refusal? Refusal)
{
    public static implicit operator ApplicantOutcome(Refusal refusal) => new(null, null, refusal);

    /// <summary>Shows no ID: records print their members (P1).</summary>
    public override string ToString() => nameof(ApplicantOutcome);
}
