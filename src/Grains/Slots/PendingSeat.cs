namespace OrleansBooking.Grains.Slots;

/// <summary>A seat that an operation takes while the ledger stores it.</summary>
/// <param name="Holder">Keyed hash of who takes it, as in <see cref="SlotHold"/>; null: somebody without a hold.</param>
public readonly record struct PendingSeat(string Procedure, string? Holder);
