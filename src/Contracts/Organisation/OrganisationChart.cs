using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Organisation;

/// <summary>Who is who, as of a revision.</summary>
/// <param name="Revision">0: nothing was written yet.</param>
[GenerateSerializer, Immutable, Alias("OrganisationChart")]
public sealed record OrganisationChart(int Revision, ImmutableArray<Member> Members, string? ChangedBy, DateTimeOffset? ChangedAt);
