namespace OrleansBooking.Contracts.Incidents;

/// <summary>Records a trouble, or changes what is known of it.</summary>
/// <param name="Id">Of the incident; for a new one the operation's id.</param>
/// <param name="Ticket">A staff ticket.</param>
/// <param name="ExpectedVersion">0 for a new one.</param>
[GenerateSerializer, Immutable, Alias("WriteIncident")]
public sealed record WriteIncident(
    Guid Id, string Ticket, int ExpectedVersion, string Title, bool Serious, DateTimeOffset HappenedAt, DateTimeOffset NoticedAt, string Owner,
    string What, string? Effect, string? Done, string? Cause, string? Proposal);
