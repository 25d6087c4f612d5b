namespace OrleansBooking.Contracts.Maintenance;

/// <summary>Plans a stop of the citizens' site.</summary>
/// <param name="OperationId">The same again changes nothing.</param>
/// <param name="Ticket">A staff ticket.</param>
[GenerateSerializer, Immutable, Alias("PlanMaintenance")]
public sealed record PlanMaintenance(
    Guid OperationId, string Ticket, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset AnnouncedFrom, string Text, string? EmergencyReason);
