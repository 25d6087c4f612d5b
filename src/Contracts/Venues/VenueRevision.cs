namespace OrleansBooking.Contracts.Venues;

/// <summary>A definition and its revision, which rises by one with every change.</summary>
[GenerateSerializer, Immutable, Alias("VenueRevision")]
public sealed record VenueRevision(VenueDefinition Definition, long Revision);
