namespace OrleansBooking.Contracts.Applicants;

/// <summary>Whose booking an operator or staff member makes: what the caller says, not yet checked.</summary>
/// <param name="ReservationId">The reservation ID of the notice letter, or null for a renewal without one; then kana and telephone come from the contact.</param>
/// <param name="Birthday">The birthday of the card's owner or the city's other secret.</param>
[GenerateSerializer, Immutable, Alias("ApplicantClaim")]
public sealed record ApplicantClaim(string? ReservationId, string Birthday)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ApplicantClaim);
}
