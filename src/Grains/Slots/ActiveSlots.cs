using System.Collections.Concurrent;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Grains.Slots;

/// <summary>The slots that are active on this silo, by row id and by key.</summary>
public sealed class ActiveSlots
{
    private readonly ConcurrentDictionary<long, ActiveSlot> _slots = new();
    private readonly ConcurrentDictionary<SlotKey, ActiveSlot> _byKey = new();

    public int Count => _slots.Count;

    public ICollection<ActiveSlot> All => _slots.Values;

    public ActiveSlot? Find(long row) => _slots.GetValueOrDefault(row);

    public ActiveSlot? Find(SlotKey key) => _byKey.GetValueOrDefault(key);

    public ActiveSlot Enter(long row, SlotKey key) => _slots[row] = _byKey[key] = new ActiveSlot(row, key);

    /// <summary>Leaves only what this grain entered: a newer activation may have taken its place.</summary>
    public void Leave(ActiveSlot slot)
    {
        _slots.TryRemove(new(slot.Row, slot));
        _byKey.TryRemove(new(slot.Key, slot));
    }
}
