using System.Diagnostics;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Grains.Slots;

/// <summary>The mail box of one active slot grain: the ledger and the watch put news in, the grain takes them out before it decides.</summary>
public sealed class ActiveSlot(long row, SlotKey key)
{
    private readonly Lock _lock = new();
    private List<Settled> _settled = [];
    private (long Version, int Booked) _count;
    private (long Plan, long Holds, int Capacity) _outline;
    private SlotRow? _reloaded;
    private int _holdsUnderWay;
    private long _holdsChangedAt;
    private volatile bool _news;
    private volatile SlotNote? _note;

    public long Row { get; } = row;

    public SlotKey Key { get; } = key;

    /// <summary>What the grain would decide by if it were asked now; null: only the grain knows.</summary>
    public SlotNote? Note => _note;

    /// <summary>The grain has just decided by this slot, with nothing under way and nothing held.</summary>
    public void Show(Slot slot, IEnumerable<Guid> recorded)
    {
        lock (_lock)
        {
            if (!_news && _holdsUnderWay == 0) _note = new SlotNote(slot, recorded.ToHashSet());
        }
    }

    /// <summary>The grain has loaded this row.</summary>
    public void Loaded(SlotRow loaded)
    {
        lock (_lock) Know(loaded);
    }

    /// <summary>True if the grain cannot know this yet: neither loaded nor told by the ledger.</summary>
    public bool IsNews((long Version, int Booked) count, (long Plan, long Holds, int Capacity) outline)
    {
        lock (_lock) return outline != _outline || count.Version > _count.Version || (count.Version == _count.Version && count.Booked != _count.Booked);
    }

    /// <summary>The grain takes or gives back a hold; rows read before the end of it do not know.</summary>
    public void HoldBegins()
    {
        lock (_lock)
        {
            _holdsUnderWay++;
            _note = null;
        }
    }

    public void HoldEnds()
    {
        lock (_lock)
        {
            _holdsUnderWay--;
            _holdsChangedAt = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>From the ledger, after each commit that touched the slot.</summary>
    public void Post(long version, int booked, IEnumerable<Settled> settled)
    {
        lock (_lock)
        {
            if (version > _count.Version) _count = (version, booked);
            _settled.AddRange(settled);
            _news = true;
            _note = null;
        }
    }

    /// <summary>From the watch, when plan, holds or counts changed elsewhere.</summary>
    public void Post(SlotRow reloaded)
    {
        lock (_lock)
        {
            _reloaded = reloaded;
            _news = true;
            _note = null;
        }
    }

    /// <summary>Brings the slot up to date; cheap when there is no news.</summary>
    public Slot Take(Slot slot, Action<SlotRow> onReload)
    {
        if (!_news) return slot;
        lock (_lock)
        {
            slot = slot.Settle(_count.Version, _count.Booked, _settled);
            if (_settled.Count > 0) _settled = [];
            // The ledger counts whole slots; shares by procedure are read anew by the watch.
            if (!slot.Committed.Shares.IsEmpty) _outline = default;

            // With operations under way the row may count them already: the ledger's next answer says so exactly.
            // What the city planned holds at once.
            if (_reloaded is { Slot: { } stored } row)
            {
                slot = slot with { Plan = stored.Plan };
                if (!slot.Pending.IsEmpty) return slot;
                var isWhole = _holdsUnderWay == 0 && row.ReadAt > _holdsChangedAt;
                if (isWhole && stored.Committed.Version >= slot.Committed.Version)
                {
                    slot = stored;
                    Know(row);
                    onReload(row);
                }

                _reloaded = null;
            }

            _news = _reloaded is not null;
            return slot;
        }
    }

    private void Know(SlotRow row)
    {
        if (row.Slot is not { } slot) return;
        _count = (slot.Committed.Version, slot.Committed.Booked);
        _outline = (row.PlanRevision, row.HoldsVersion, slot.Plan.Capacity);
    }
}
