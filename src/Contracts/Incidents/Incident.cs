namespace OrleansBooking.Contracts.Incidents;

/// <summary>A trouble, what was done, and what keeps it from happening again (A3).</summary>
/// <param name="Number">For people: 1, 2, 3.</param>
/// <param name="Serious">It is reported in writing to the city.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="What">What happened, in order.</param>
/// <param name="Effect">On whom and how much.</param>
/// <param name="Done">What was done about it.</param>
/// <param name="Proposal">Against recurrence; without it nothing is closed.</param>
[GenerateSerializer, Immutable, Alias("Incident")]
public sealed record Incident(
    Guid Id, long Number, int Version, string Title, bool Serious, DateTimeOffset HappenedAt, DateTimeOffset NoticedAt, string Owner,
    string What, string? Effect, string? Done, string? Cause, string? Proposal,
    string RecordedBy, DateTimeOffset RecordedAt, string ChangedBy, DateTimeOffset ChangedAt, string? ClosedBy, DateTimeOffset? ClosedAt);
