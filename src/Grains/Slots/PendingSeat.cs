namespace OrleansBooking.Grains.Slots;

/// <summary>What an operation takes while the ledger stores it.</summary>
/// <param name="Holder">Keyed hash of who takes it, as in <see cref="SlotHold"/>; null: somebody without a hold.</param>
/// <param name="Seats">More than one for a family.</param>
public readonly record struct PendingSeat(string Procedure, string? Holder, int Seats = 1);
