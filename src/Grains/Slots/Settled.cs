namespace OrleansBooking.Grains.Slots;

/// <summary>An operation that the ledger has decided.</summary>
/// <param name="Stored">It took a seat; false: it was refused or is a repeat of an earlier one.</param>
public readonly record struct Settled(Guid Operation, bool Stored);
