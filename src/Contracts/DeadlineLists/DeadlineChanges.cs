using System.Collections.Immutable;

namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>What changed for a day since its list was frozen, oldest first.</summary>
[GenerateSerializer, Immutable, Alias("DeadlineChanges")]
public sealed record DeadlineChanges(string Venue, DateOnly Date, DateTimeOffset FrozenAt, DateTimeOffset AsOf, ImmutableArray<ListChange> Changes);
