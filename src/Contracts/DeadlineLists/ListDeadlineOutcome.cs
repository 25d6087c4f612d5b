using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>Either the deadline as stored, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("ListDeadlineOutcome")]
public sealed record ListDeadlineOutcome(ListDeadline? Deadline, Refusal? Refusal);
