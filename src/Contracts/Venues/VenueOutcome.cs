using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Venues;

/// <summary>Either the stored revision, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("VenueOutcome")]
public sealed record VenueOutcome(long? Revision, Refusal? Refusal);
