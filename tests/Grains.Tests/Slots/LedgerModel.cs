using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>A ledger of a few lines: stores batches behind the slot's back, as the real one does, and counts seats by itself.</summary>
internal sealed class LedgerModel(Slot slot)
{
    /// <summary>A time at which every hold of the model has ended.</summary>
    public static readonly DateTimeOffset After = new(2026, 12, 3, 1, 30, 0, TimeSpan.Zero);

    private const int LargestCapacity = 6;
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);
    private readonly List<(Guid Operation, string Procedure, string Holder)> _sent = [];
    private readonly HashSet<string> _live = [];
    private long _version = 1;

    public Slot Slot { get; private set; } = slot;

    public int Booked { get; private set; }

    /// <summary>How many more are booked than there is room for: only a capacity cut may raise it.</summary>
    public int Over { get; private set; }

    /// <summary>The slot said yes although every seat was taken or on its way, or more were stored than there was room for.</summary>
    public bool EverTooMany { get; private set; }

    /// <summary>A seat was given back that nobody had.</summary>
    public bool EverNegative { get; private set; }

    public void Do(int step, int who)
    {
        var holder = who.ToString(provider: null);
        switch (step)
        {
            case 0 or 1 when Slot.Check("card-pickup", holder, Now) is null:
                EverTooMany |= Booked + OnTheirWay(holder) >= Slot.Plan.Capacity;
                Begin("card-pickup", holder);
                break;
            case 2:
                Commit(refuse: who == 0);
                break;
            case 3 when Slot.Check("card-pickup", holder, Now) is null:
                Slot = Slot.Keep(new SlotHold(Guid.NewGuid(), holder, "card-pickup", Now.AddMinutes(10)));
                break;
            case 4 when Booked > 0:
                // A cancellation or a move away reaches the slot as a count with nothing of its own in it.
                (Booked, Over) = (Booked - 1, Math.Max(0, Over - 1));
                if (_live.Count > 0) _live.Remove(_live.First());
                Slot = Slot.Settle(++_version, Booked, []);
                break;
            case 5:
                Slot = Slot.LetGo(holder);
                break;
            case 6 when Slot.CheckAny(holder, Now) is null:
                EverTooMany |= Booked + OnTheirWay(null) >= Slot.Plan.Capacity;
                Begin(Slot.AnyProcedure, holder);
                break;
            case 7:
                // The city cuts or raises the capacity: nobody is dropped.
                var capacity = who % (LargestCapacity + 1);
                Over = Math.Max(0, Booked - capacity);
                Slot = Slot with { Plan = Slot.Plan with { Capacity = capacity } };
                break;
        }

        EverTooMany |= Booked > Slot.Plan.Capacity + Over;
        EverNegative |= Booked < 0 || Slot.FreeFor("card-pickup", holder, Now) < 0;
    }

    public void CommitAll()
    {
        while (_sent.Count > 0) Commit(refuse: false);
    }

    private void Begin(string procedure, string holder)
    {
        var operation = Guid.NewGuid();
        Slot = Slot.Begin(operation, procedure, holder);
        _sent.Add((operation, procedure, holder));
    }

    /// <summary>Moves, and one seat for each person who books; a person's own bookings do not stand in the way of the same once more.</summary>
    private int OnTheirWay(string? except) =>
        _sent.Count(sent => sent.Procedure == Slot.AnyProcedure)
        + _sent.Where(sent => sent.Procedure != Slot.AnyProcedure && sent.Holder != except).Select(sent => sent.Holder).Distinct().Count();

    /// <summary>The statement counts again: what no longer fits and a person's second booking are refused, the rest of the batch is stored.</summary>
    private void Commit(bool refuse)
    {
        var batch = _sent.Take(3).ToList();
        _sent.RemoveRange(0, batch.Count);
        var settled = new List<Settled>();
        foreach (var (operation, procedure, holder) in batch)
        {
            var stored = !refuse && Booked < Slot.Plan.Capacity && (procedure == Slot.AnyProcedure || _live.Add(holder));
            if (stored) Booked++;
            settled.Add(new Settled(operation, stored));
        }

        Slot = Slot.Settle(++_version, Booked, settled);
        foreach (var ((_, _, holder), outcome) in batch.Zip(settled))
            if (outcome.Stored) Slot = Slot.LetGo(holder);
    }
}
