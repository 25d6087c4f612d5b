using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Ledger;

namespace OrleansBooking.Grains.Slots;

/// <summary>Reads the notes of the slots that are active on this silo.</summary>
public sealed class SlotBoard(ActiveSlots active, CommandMetrics figures, TimeProvider time) : ISlotBoard
{
    public Refusal? Refuse(SlotKey slot, string procedure, Guid operation)
    {
        if (active.Find(slot)?.Note is not { } note || note.Recorded.Contains(operation)) return null;
        var refusal = note.Slot.Check(procedure, holder: null, time.GetUtcNow(), telephone: true);
        if (refusal is not null) figures.Answered(LedgerKind.Book, null, refusal);
        return refusal;
    }
}
