using System.Collections.Concurrent;

namespace OrleansBooking.Grains.Slots;

/// <summary>The slots that are active on this silo, by row id.</summary>
public sealed class ActiveSlots
{
    private readonly ConcurrentDictionary<long, ActiveSlot> _slots = new();

    public int Count => _slots.Count;

    public ICollection<ActiveSlot> All => _slots.Values;

    public ActiveSlot? Find(long row) => _slots.GetValueOrDefault(row);

    public ActiveSlot Enter(long row) => _slots[row] = new ActiveSlot(row);

    /// <summary>Leaves only what this grain entered: a newer activation may have taken its place.</summary>
    public void Leave(ActiveSlot slot) => _slots.TryRemove(new(slot.Row, slot));
}
