using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>Either the list (and what changed since, if that was asked for), or why there is none: <see cref="RefusalKind.NotYetOpen"/> until its deadline.</summary>
[GenerateSerializer, Immutable, Alias("DeadlineOutcome")]
public sealed record DeadlineOutcome(DeadlineList? List, DeadlineChanges? Changes, Refusal? Refusal);
