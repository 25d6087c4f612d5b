using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>What is known of a typed reservation ID (D1): its state and nothing of the person.</summary>
/// <param name="State"><c>valid</c>, <c>ended</c> (its last day is over) or <c>revoked</c>.</param>
/// <param name="Source"><c>imported</c> or <c>issued</c>.</param>
/// <param name="Live">A live reservation exists under it.</param>
[GenerateSerializer, Immutable, Alias("ApplicantState")]
public sealed record ApplicantState(
    string State, string Source, ImmutableArray<string> Procedures, DateOnly? ValidUntil, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt,
    string? RevokeReason, bool Live)
{
    /// <summary>Another ID was given in its place; it is not given twice.</summary>
    [Id(0)] public bool Replaced { get; init; }
}
