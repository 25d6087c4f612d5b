using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Slots;

/// <summary>Either a hold until an instant, or the reason why not.</summary>
[GenerateSerializer, Immutable, Alias("HoldOutcome")]
public sealed record HoldOutcome(Guid HoldId, DateTimeOffset? Until, Refusal? Refusal);
