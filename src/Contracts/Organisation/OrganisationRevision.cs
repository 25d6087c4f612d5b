namespace OrleansBooking.Contracts.Organisation;

/// <summary>When the organisation changed.</summary>
[GenerateSerializer, Immutable, Alias("OrganisationRevision")]
public sealed record OrganisationRevision(int Revision, string ChangedBy, DateTimeOffset ChangedAt);
