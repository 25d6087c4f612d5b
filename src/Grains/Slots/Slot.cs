using System.Collections.Immutable;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Slots;

/// <summary>The seats of one venue, day and time. Decides; never stores, waits or looks at a clock.</summary>
/// <remarks>Counts are seats; nobody's identity is in here. Pending are operations that the ledger has not answered yet, with procedure and holder.</remarks>
/// <param name="Row">The row's id in the database.</param>
public sealed record Slot(
    long Row, SlotPlan Plan, SlotCount Committed, ImmutableDictionary<Guid, PendingSeat> Pending, ImmutableArray<SlotHold> Holds)
{
    /// <summary>Seats of pending families beyond one each.</summary>
    public int PendingExtra { get; private init; }

    /// <summary>Stands in <see cref="Pending"/> for a move, whose procedure only the ledger knows.</summary>
    public const string AnyProcedure = "";

    /// <summary>The procedure of holds that leave seats to the telephone; whoever books there finds none of them in the way.</summary>
    public const string ForTelephone = "";

    public Slot(long row, SlotPlan plan, SlotCount committed, ImmutableArray<SlotHold> holds)
        : this(row, plan, committed, ImmutableDictionary<Guid, PendingSeat>.Empty, holds)
    {
    }

    /// <summary>Decides whether a seat may be taken as of <paramref name="now"/>.</summary>
    /// <param name="holder">Whose own hold does not stand in the way; null: nobody's.</param>
    /// <param name="telephone">Not on the public's pages: seats that are left to the telephone and the web's own deadline do not stand in the way.</param>
    /// <param name="seats">How many at once.</param>
    /// <returns>Null if it may, or the reason why not.</returns>
    public Refusal? Check(string procedure, string? holder, DateTimeOffset now, bool telephone = false, int seats = 1) =>
        Plan.Capacity == 0                                        ? Refusal.Closed
        : !Plan.Offers.TryGetValue(procedure, out var offer)      ? Refusal.NotOffered
        : now < Plan.OpensAt                                      ? Refusal.NotYetOpen(Plan.OpensAt)
        : now >= offer.ClosesAt                                   ? Refusal.NoLongerOpen(offer.ClosesAt)
        : HasClosedOnTheWeb(now, telephone)                       ? Refusal.NoLongerOpen(Plan.WebClosesAt!.Value)
        : Free(procedure, offer, holder, now, telephone) < seats  ? Refusal.Full
        : null;

    /// <summary>Decides for a move, whose procedure only the ledger knows: seats in all and the opening.</summary>
    public Refusal? CheckAny(string? holder, DateTimeOffset now, bool telephone = false) =>
        Plan.Capacity == 0           ? Refusal.Closed
        : now < Plan.OpensAt         ? Refusal.NotYetOpen(Plan.OpensAt)
        : HasClosedOnTheWeb(now, telephone) ? Refusal.NoLongerOpen(Plan.WebClosesAt!.Value)
        : FreeInAll(AnyProcedure, holder, now, telephone) < 1 ? Refusal.Full
        : null;

    /// <summary>Decides for an override, over the capacity or outside the window: a time that was removed stays removed, and what is not done here is not done.</summary>
    /// <param name="procedure"><see cref="AnyProcedure"/> for a move.</param>
    public Refusal? CheckOverride(string procedure) =>
        Plan.Capacity == 0 ? Refusal.Closed
        : procedure != AnyProcedure && !Plan.Offers.ContainsKey(procedure) ? Refusal.NotOffered
        : null;

    /// <summary>Seats that <paramref name="holder"/> could take, never below 0.</summary>
    public int FreeFor(string procedure, string? holder, DateTimeOffset now) =>
        Plan.Offers.TryGetValue(procedure, out var offer) ? Math.Max(0, Free(procedure, offer, holder, now, telephone: false)) : 0;

    /// <summary>The operation takes a seat, not yet durable. The next caller sees it.</summary>
    /// <param name="holder">Whose hold it uses up: until the ledger answers, both are one seat.</param>
    public Slot Begin(Guid operation, string procedure, string? holder = null) => Begin(operation, new PendingSeat(procedure, holder));

    /// <summary>The operation takes these seats, not yet durable.</summary>
    public Slot Begin(Guid operation, PendingSeat seat) =>
        this with { Pending = Pending.SetItem(operation, seat), PendingExtra = PendingExtra + seat.Seats - 1 - Extra(operation) };

    /// <summary>The ledger has decided these operations; the count includes those of them that were stored. A count older than the present one is ignored.</summary>
    public Slot Settle(long version, int booked, IEnumerable<Settled> settled)
    {
        var pending = Pending;
        var extra = PendingExtra;
        var shares = Committed.Shares;
        foreach (var (operation, stored) in settled)
        {
            if (stored && pending.TryGetValue(operation, out var seat) && shares.TryGetValue(seat.Procedure, out var share))
                shares = shares.SetItem(seat.Procedure, share + seat.Seats);
            if (pending.TryGetValue(operation, out var left)) extra -= left.Seats - 1;
            pending = pending.Remove(operation);
        }

        return this with
        {
            Pending = pending,
            PendingExtra = extra,
            Committed = version > Committed.Version ? new SlotCount(version, booked, shares) : Committed with { Shares = shares },
        };
    }

    /// <summary>Keeps seats; the holder's earlier hold here is replaced.</summary>
    public Slot Keep(SlotHold hold) => this with { Holds = [.. Holds.Where(other => other.Holder != hold.Holder), hold] };

    /// <summary>A holder whose booking is under way counts as pending, not as kept as well.</summary>
    public bool IsTaking(string holder)
    {
        foreach (var seat in Pending.Values)
            if (seat.Holder == holder) return true;
        return false;
    }

    public SlotHold? HoldOf(string holder) => Holds.FirstOrDefault(hold => hold.Holder == holder);

    /// <summary>A holder's hold is used up or given back.</summary>
    public Slot LetGo(string holder) => Holds.IsEmpty ? this : this with { Holds = Holds.RemoveAll(hold => hold.Holder == holder) };

    private int Extra(Guid operation) => Pending.TryGetValue(operation, out var seat) ? seat.Seats - 1 : 0;

    private bool HasClosedOnTheWeb(DateTimeOffset now, bool telephone) => !telephone && now >= Plan.WebClosesAt;

    private int Free(string procedure, SlotOffer offer, string? holder, DateTimeOffset now, bool telephone)
    {
        var free = FreeInAll(procedure, holder, now, telephone);
        if (offer.Limit is not { } limit) return free;
        var share = limit - Committed.Shares.GetValueOrDefault(procedure)
            - Taking(seat => seat.Procedure == procedure, procedure, holder) - Kept(procedure, holder, now, telephone);
        return Math.Min(free, share);
    }

    private int FreeInAll(string procedure, string? holder, DateTimeOffset now, bool telephone)
    {
        var free = Plan.Capacity - Committed.Booked - Kept(null, holder, now, telephone);
        // Nearly always there is room however the pending seats are counted.
        var most = Pending.Count + PendingExtra;
        return free > most ? free - most : free - Taking(_ => true, procedure, holder);
    }

    /// <summary>Seats that pending operations can take from others: one person gets one for a procedure, however often the same is sent.</summary>
    private int Taking(Predicate<PendingSeat> counts, string procedure, string? holder)
    {
        var taking = 0;
        HashSet<PendingSeat> people = [];
        foreach (var seat in Pending.Values)
        {
            if (!counts(seat)) continue;
            if (seat.Holder is null || seat.Procedure == AnyProcedure) taking += seat.Seats;
            else if ((seat.Holder != holder || seat.Procedure != procedure) && people.Add(seat)) taking += seat.Seats;
        }

        return taking;
    }

    private int Kept(string? procedure, string? holder, DateTimeOffset now, bool telephone)
    {
        var kept = 0;
        foreach (var hold in Holds)
        {
            if (telephone && hold.Procedure == ForTelephone) continue;
            if (procedure is not null && hold.Procedure != procedure) continue;
            if (hold.Until > now && hold.Holder != holder && !IsTaking(hold.Holder)) kept += hold.Seats;
        }

        return kept;
    }
}
