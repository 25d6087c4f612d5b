using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Slots;

/// <summary>The board of a process without grains.</summary>
public sealed class EmptySlotBoard : ISlotBoard
{
    public Refusal? Refuse(SlotKey slot, string procedure, Guid operation) => null;
}
