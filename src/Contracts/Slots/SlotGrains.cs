using System.Collections.Concurrent;

namespace OrleansBooking.Contracts.Slots;

/// <summary>References to slot grains, kept: making one asks the type's attributes anew, which costs as much as the call itself.</summary>
public sealed class SlotGrains(IGrainFactory grains)
{
    // More than a city has; only names that somebody makes up could grow this.
    private const int Remembered = 20_000;
    private readonly ConcurrentDictionary<SlotKey, ISlotGrain> _references = new();

    /// <summary>The grain of a slot, whether there is such a slot or not.</summary>
    public ISlotGrain this[SlotKey slot]
    {
        get
        {
            if (_references.TryGetValue(slot, out var known)) return known;
            if (_references.Count >= Remembered) _references.Clear();
            return _references[slot] = grains.GetGrain<ISlotGrain>(slot.ToString());
        }
    }
}
