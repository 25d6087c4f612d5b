using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Venues;

/// <summary>What citizens and callers are told about a venue (D3, C6).</summary>
/// <param name="Id">Lower-case ASCII letters, digits and hyphens, for example <c>city-centre</c>.</param>
/// <param name="Access">How to get there, step-free access.</param>
/// <param name="MapUrl">A map of the city's choice, or null.</param>
/// <param name="SameDayPhone">Whom to call on the day itself, also when the telephone reception is closed (a Sunday session).</param>
/// <param name="WalkIn">When no appointment is needed here (D9), or null.</param>
/// <param name="Procedures">Ids of the procedures that the venue offers.</param>
[GenerateSerializer, Immutable, Alias("VenueProfile")]
public sealed record VenueProfile(
    string Id, string Name, string Address, string Access, string? MapUrl, string SameDayPhone, string? WalkIn,
    ImmutableArray<string> Procedures);
