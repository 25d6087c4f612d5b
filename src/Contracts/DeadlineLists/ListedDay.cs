namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>A day at a venue that has a list, or will have one.</summary>
/// <param name="FrozenAt">Null: not yet.</param>
/// <param name="People">How many are in it; null: not yet frozen.</param>
[GenerateSerializer, Immutable, Alias("ListedDay")]
public sealed record ListedDay(string Venue, DateOnly Date, DateTimeOffset DeadlineAt, DateTimeOffset? FrozenAt, int? People);
