using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Slots;

/// <summary>What the slot grains of this process would say at once, for an edge in the same process: the many who come too late cost no call.</summary>
public interface ISlotBoard
{
    /// <summary>Why nobody can book this procedure there now.</summary>
    /// <param name="operation">One that the slot has recorded is never refused here: its answer is repeated by the grain.</param>
    /// <returns>Null: not known here, the grain must be asked.</returns>
    Refusal? Refuse(SlotKey slot, string procedure, Guid operation);
}
