using OrleansBooking.Contracts.Accounts;

namespace OrleansBooking.Web.Staff.Rest;

/// <summary>A refusal of the API in the city's words (RFC 9457).</summary>
/// <param name="Errors">Sentences by field.</param>
public sealed record ApiProblem(string Type, string Title, string Detail, IReadOnlyDictionary<string, string[]>? Errors, int? Version)
{
    /// <summary>For <c>second-factor</c>: what the sign-in lacks.</summary>
    public SecondFactorNeeded? SecondFactor { get; init; }

    /// <summary>For <c>slot-full</c>: free times instead, nearest first.</summary>
    public IReadOnlyList<Choice>? Alternatives { get; init; }

    /// <summary>For <c>already-booked</c>: the reservation in the way, if the caller may see it.</summary>
    public string? Number { get; init; }

    /// <summary>For <c>taken-over</c>: who has the call now.</summary>
    public string? Operator { get; init; }

    private const string Root = "/problems/";

    /// <summary>What kind it is, for example <c>stale-version</c>.</summary>
    public string Slug => Type.StartsWith(Root, StringComparison.Ordinal) ? Type[Root.Length..] : Type;

    /// <summary>A free time.</summary>
    /// <param name="Date"><c>2026-12-06</c></param>
    /// <param name="Time"><c>09:30</c></param>
    public sealed record Choice(string VenueId, string Date, string Time);
}
