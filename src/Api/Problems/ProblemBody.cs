using OrleansBooking.Contracts.Accounts;

namespace OrleansBooking.Api.Problems;

/// <summary>RFC 9457, with the members that some kinds carry.</summary>
/// <param name="Type"><c>/problems/</c> and the kind</param>
/// <param name="Title">What the kind means, in Japanese, in English with <c>Accept-Language: en</c></param>
/// <param name="Detail">What happened here and what to do next</param>
/// <param name="Errors">Sentences by field</param>
/// <param name="Alternatives">For <c>slot-full</c>: up to three free slots, nearest first</param>
/// <param name="Number">For <c>already-booked</c>: the reservation in the way, if the caller may see it</param>
/// <param name="Version">For <c>stale-version</c>: the current version</param>
/// <param name="At">The opening, the deadline or the end of a lock</param>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Detail,
    IReadOnlyDictionary<string, string[]>? Errors, IReadOnlyList<SlotChoice>? Alternatives,
    string? Number, int? Version, DateTimeOffset? At)
{
    /// <summary>For <c>second-factor</c>: what the sign-in lacks.</summary>
    public SecondFactorNeeded? SecondFactor { get; init; }

    /// <summary>For <c>taken-over</c>: who has the call now.</summary>
    public string? Operator { get; init; }
}
