namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>A day that has a list, or will have one.</summary>
/// <param name="FrozenAt">Absent: not yet</param>
/// <param name="People">How many are in it</param>
/// <param name="AnnouncedAt">When the office was told; absent: not yet, or nobody is told</param>
/// <param name="Attempts">How often that was tried</param>
public sealed record ListedDayAnswer(string VenueId, string Date, DateTimeOffset DeadlineAt, DateTimeOffset? FrozenAt, int? People, DateTimeOffset? AnnouncedAt, int Attempts);
