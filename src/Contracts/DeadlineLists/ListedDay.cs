namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>A day at a venue that has a list, or will have one.</summary>
/// <param name="FrozenAt">Null: not yet.</param>
/// <param name="People">How many are in it; null: not yet frozen.</param>
[GenerateSerializer, Immutable, Alias("ListedDay")]
public sealed record ListedDay(string Venue, DateOnly Date, DateTimeOffset DeadlineAt, DateTimeOffset? FrozenAt, int? People)
{
    /// <summary>When the office was told; null: not yet, or nobody is told.</summary>
    [Id(0)] public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>How often that was tried.</summary>
    [Id(1)] public int Attempts { get; init; }
}
