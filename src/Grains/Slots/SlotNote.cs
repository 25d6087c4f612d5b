namespace OrleansBooking.Grains.Slots;

/// <summary>A slot as its grain last decided by it, with nothing under way and nothing held, and the operations that it has recorded.</summary>
/// <remarks>Until news comes, whoever reads it decides as the grain would. What the grain stores meanwhile takes seats and gives none; it comes as news, and ends the note.</remarks>
public sealed record SlotNote(Slot Slot, IReadOnlySet<Guid> Recorded);
