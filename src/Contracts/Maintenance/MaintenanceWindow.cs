namespace OrleansBooking.Contracts.Maintenance;

/// <summary>A time in which the citizens' site is stopped (D7); half-open, [StartsAt, EndsAt).</summary>
/// <param name="AnnouncedFrom">From when the citizens' pages tell of it.</param>
/// <param name="Text">What they say, in the city's words.</param>
/// <param name="EmergencyReason">Why it comes less than a month ahead.</param>
[GenerateSerializer, Immutable, Alias("MaintenanceWindow")]
public sealed record MaintenanceWindow(
    Guid Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset AnnouncedFrom, string Text, string? EmergencyReason,
    string PlannedBy, DateTimeOffset PlannedAt, DateTimeOffset? CancelledAt);
