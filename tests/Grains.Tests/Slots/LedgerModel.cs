using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>A ledger of a few lines: stores batches behind the slot's back, as the real one does, and counts seats by itself.</summary>
internal sealed class LedgerModel(Slot slot)
{
    /// <summary>A time at which every hold of the model has ended.</summary>
    public static readonly DateTimeOffset After = new(2026, 12, 3, 1, 30, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);
    private readonly List<(Guid Operation, string Holder)> _sent = [];
    private long _version = 1;

    public Slot Slot { get; private set; } = slot;

    public int Booked { get; private set; }

    public bool EverOver { get; private set; }

    public void Do(int step, int who)
    {
        var holder = who.ToString(provider: null);
        switch (step)
        {
            case 0 or 1 when Slot.Check("card-pickup", holder, Now) is null:
                var operation = Guid.NewGuid();
                Slot = Slot.Begin(operation, "card-pickup", holder);
                _sent.Add((operation, holder));
                break;
            case 2:
                Commit(refuse: who == 0);
                break;
            case 3 when Slot.Check("card-pickup", holder, Now) is null:
                Slot = Slot.Keep(new SlotHold(Guid.NewGuid(), holder, "card-pickup", Now.AddMinutes(10)));
                break;
            case 4 when Booked > 0:
                // A cancellation reaches the slot as a count with nothing of its own in it.
                Booked--;
                Slot = Slot.Settle(++_version, Booked, []);
                break;
            case 5:
                Slot = Slot.LetGo(holder);
                break;
        }

        // What is on its way counts as taken: it may be stored at any moment.
        EverOver |= Booked + _sent.Count > Slot.Plan.Capacity;
    }

    public void CommitAll()
    {
        while (_sent.Count > 0) Commit(refuse: false);
    }

    private void Commit(bool refuse)
    {
        var batch = _sent.Take(3).ToList();
        _sent.RemoveRange(0, batch.Count);
        if (!refuse) Booked += batch.Count;
        Slot = Slot.Settle(++_version, Booked, batch.Select(sent => new Settled(sent.Operation, Stored: !refuse)));
        if (!refuse) foreach (var (_, holder) in batch) Slot = Slot.LetGo(holder);
    }
}
