using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Faults.Invariants;

/// <summary>A line of the audit trail as it stands in the database.</summary>
/// <param name="Number">Twelve digits, as the API writes it.</param>
public sealed record StoredEvent(Guid Operation, string Number, int Version, string Kind, SlotKey Slot, string Procedure, string Status, string Channel);
