using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>The state of a reservation ID, as the API answers it; the ID itself is not repeated.</summary>
/// <param name="State"><c>valid</c>, <c>ended</c> or <c>revoked</c>.</param>
/// <param name="Live">Its right is in use, or used up.</param>
/// <param name="Replaced">Another ID was given in its place.</param>
/// <param name="NewReservationId">Of a reissue, said once, in fours.</param>
public sealed record IdAnswer(
    string State, string Source, ImmutableArray<string> Procedures, DateOnly? ValidUntil, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt,
    string? RevokeReason, bool Live, bool Replaced, string? NewReservationId)
{
    /// <summary>Shows no ID: records print their members (P1).</summary>
    public override string ToString() => nameof(IdAnswer);
}
