using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Maintenance;

/// <summary>Either the window, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("MaintenanceOutcome")]
public sealed record MaintenanceOutcome(MaintenanceWindow? Window, Refusal? Refusal);
