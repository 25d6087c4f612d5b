namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>Sets a venue's deadline. Lists that are frozen already stay as they are.</summary>
/// <param name="Deadline">With the revision that the caller saw.</param>
[GenerateSerializer, Immutable, Alias("SetListDeadline")]
public sealed record SetListDeadline(string Ticket, ListDeadline Deadline);
