using Orleans.Concurrency;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Slots;

/// <summary>Loads, decides, hands to the ledger, answers. Decides before its first await: calls interleave.</summary>
[Reentrant]
public sealed class SlotGrain(SlotLoader loader, ActiveSlots active, SlotCommandReader reader, ILedger ledger, CommandMetrics figures, TimeProvider time) : Grain, ISlotGrain
{
    private static readonly TimeSpan HoldLength = TimeSpan.FromMinutes(10);

    private readonly Dictionary<Guid, (byte[] Fingerprint, Task Answer)> _underWay = [];
    private readonly HashSet<Guid> _recorded = [];
    private SlotKey _key;
    private Slot? _slot;
    private ActiveSlot? _mail;
    private Refusal _missing = Refusal.NoSuchTime;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!SlotKey.TryParse(this.GetPrimaryKeyString(), out var key)) throw new ArgumentException("The key is no slot key.");
        _key = key.Value;
        var row = await loader.Load(_key);
        if (row.Slot is null)
        {
            _missing = row.VenueExists ? Refusal.NoSuchTime : Refusal.UnknownVenue;
            return;
        }

        _mail = active.Enter(row.Slot.Row, _key);
        _mail.Loaded(row);
        _slot = row.Slot;
        _recorded.UnionWith(row.Recorded);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_mail is not null) active.Leave(_mail);
        return Task.CompletedTask;
    }

    public ValueTask<ReservationOutcome> Book(BookSeat command)
    {
        if (Current() is not { } slot) return Refuse(LedgerKind.Book, null, _missing);
        // What is full, closed or not open is so for everybody without a hold here: no need to know who asks.
        var isOverride = command.OverrideReason is not null;
        if (!isOverride && slot.Holds.IsEmpty && !IsKnown(command.OperationId)
            && slot.Check(command.Procedure, null, time.GetUtcNow(), telephone: true) is { } refused)
        {
            // The next of them need not even ask.
            if (slot.Pending.IsEmpty && _underWay.Count == 0 && _mail!.Note is null) _mail.Show(slot, _recorded);
            return Refuse(LedgerKind.Book, null, refused);
        }

        var (booker, contact, refusal) = reader.Booker(command);
        if (booker is null) return Refuse(LedgerKind.Book, null, refusal!);

        var fingerprint = reader.Fingerprint(_key, command, booker);
        var call = Caller(slot, command.Ticket, command.CallId);
        var holder = Hex(call ?? booker.Applicant);
        return Decide(isOverride ? LedgerKind.Override : LedgerKind.Book, command.OperationId, fingerprint, () =>
            isOverride ? slot.CheckOverride(command.Procedure) : slot.Check(command.Procedure, holder, time.GetUtcNow(), IsInside(booker)),
            new PendingSeat(command.Procedure, holder), booker.Actor.Channel, ReservationOutcome.FromRefusal,
            async () =>
            {
                while (true)
                {
                    var number = ReservationNumberField.Next();
                    var outcome = await ledger.Append(reader.Book(slot.Row, command, booker, contact, fingerprint, number, call));
                    if (outcome.NumberTaken) continue;
                    if (outcome.Refusal is { } notStored) return notStored;
                    LetGo(holder);
                    return outcome.Reservation ?? new Reservation(
                        number, _key, slot.Plan.Minutes, command.Procedure, ReservationStatus.Booked, booker.Actor.Channel, Version: 1);
                }
            });
    }

    public ValueTask<FamilyOutcome> BookFamily(BookFamily command)
    {
        if (Current() is not { } slot) return Refuse<FamilyOutcome>(LedgerKind.Family, null, _missing, FamilyOutcome.FromRefusal);
        var (people, refusal) = reader.Family(command);
        if (people.IsEmpty) return Refuse<FamilyOutcome>(LedgerKind.Family, null, refusal!, FamilyOutcome.FromRefusal);

        var fingerprint = reader.Fingerprint(_key, command, people);
        var call = Caller(slot, command.Ticket, command.CallId);
        return Decide(
            LedgerKind.Family, command.OperationId, fingerprint, () => slot.Check(command.Procedure, Hex(call), time.GetUtcNow(), telephone: true, people.Length),
            new PendingSeat(command.Procedure, Hex(call), people.Length), people[0].Booker.Actor.Channel, FamilyOutcome.FromRefusal,
            async () =>
            {
                while (true)
                {
                    var outcome = await ledger.Append(reader.Family(slot.Row, command, people, fingerprint, call));
                    if (outcome.NumberTaken) continue;
                    if (outcome.Refusal is null) LetGo(Hex(call));
                    return new FamilyOutcome(outcome.Family, outcome.Refusal);
                }
            });
    }

    public ValueTask<ReservationOutcome> MoveIn(MoveSeat command)
    {
        if (Current() is not { } slot) return Refuse(LedgerKind.Move, null, _missing);
        var (booker, refusal) = reader.Booker(command);
        if (booker is null) return Refuse(LedgerKind.Move, null, refusal!);

        // Which procedure moves in is known only to the ledger; it checks plan and seats again in the same statement.
        var fingerprint = reader.Fingerprint(_key, command, booker);
        var call = Caller(slot, command.Ticket, command.CallId);
        var holder = Hex(call ?? booker.Applicant);
        return Decide(
            command.Override ? LedgerKind.OverrideMove : LedgerKind.Move, command.OperationId, fingerprint,
            () => command.Override ? slot.CheckOverride(Slot.AnyProcedure) : slot.CheckAny(holder, time.GetUtcNow(), IsInside(booker)),
            new PendingSeat(Slot.AnyProcedure, holder), booker.Actor.Channel, ReservationOutcome.FromRefusal,
            async () =>
            {
                var outcome = await ledger.Append(SlotCommandReader.Move(slot.Row, command, booker, fingerprint, call));
                if (outcome.Refusal is null) LetGo(holder);
                return new ReservationOutcome(outcome.Reservation, outcome.Refusal);
            });
    }

    public async ValueTask<ReservationOutcome> Cancel(CancelSeat command)
    {
        var (booker, refusal) = reader.Booker(command.Ticket);
        if (booker is null) return refusal!;
        var outcome = await ledger.Append(SlotCommandReader.Cancel(command, booker, reader.Fingerprint(command, booker)));
        return new ReservationOutcome(outcome.Reservation, outcome.Refusal);
    }

    public async ValueTask<HoldOutcome> Hold(HoldSeat command)
    {
        if (Current() is not { } slot) return new(command.HoldId, null, _missing);
        var (booker, refusal) = reader.Booker(command.Ticket);
        if (booker is null) return new(command.HoldId, null, refusal);
        if (reader.Holder(booker, command.Ticket, command.CallId) is not { } holder) return new(command.HoldId, null, Refusal.NotAllowed);

        var now = time.GetUtcNow();
        var seats = SlotCommandReader.Seats(command, booker);
        var before = slot.HoldOf(Hex(holder)!);
        // Giving seats back is always possible.
        var isFewer = before is { } kept && kept.Until > now && kept.Procedure == command.Procedure && seats < kept.Seats;
        if (!isFewer && slot.Check(command.Procedure, Hex(holder), now, IsInside(booker), seats) is { } refused)
        {
            figures.Answered(LedgerKind.Hold, booker.Actor.Channel, refused);
            return new(command.HoldId, null, refused);
        }

        var until = now + HoldLength;
        // Kept before the first await: the next caller sees it.
        _mail!.HoldBegins();
        _slot = slot.Keep(new SlotHold(command.HoldId, Hex(holder)!, command.Procedure, until, seats));
        try
        {
            var outcome = await ledger.Append(new LedgerCommand(LedgerKind.Hold, command.HoldId, booker.Actor, [])
            {
                Procedure = command.Procedure, Slot = slot.Row, Hold = command.HoldId, Holder = holder, Until = until, Seats = (short)seats,
            });
            if (outcome.Refusal is not null) PutBack();
            else _slot = _slot!.Keep(new SlotHold(command.HoldId, Hex(holder)!, command.Procedure, outcome.Until ?? until, seats));
            return new HoldOutcome(command.HoldId, outcome.Until, outcome.Refusal);
        }
        catch
        {
            PutBack();
            throw;
        }
        finally
        {
            _mail.HoldEnds();
        }

        // A renewal that failed leaves the hold that was there.
        void PutBack() => _slot = before is null ? _slot!.LetGo(Hex(holder)!) : _slot!.Keep(before);
    }

    public async ValueTask Release(ReleaseHold command)
    {
        var (booker, _) = reader.Booker(command.Ticket);
        if (booker is null || reader.Holder(booker, command.Ticket, command.CallId) is not { } holder) return;
        await ledger.Append(new LedgerCommand(LedgerKind.Release, command.HoldId, booker.Actor, []) { Hold = command.HoldId, Holder = holder });
        _mail?.HoldBegins();
        LetGo(Hex(holder));
        _mail?.HoldEnds();
    }

    /// <summary>One operation runs once: the same again waits for the first answer; one that was recorded is looked up, not decided anew.</summary>
    private ValueTask<T> Decide<T>(
        LedgerKind kind, Guid operation, byte[] fingerprint, Func<Refusal?> check, PendingSeat seat, Channel channel, Func<Refusal, T> refuse, Func<Task<T>> append)
    {
        // The same fingerprint is the same kind of command.
        if (_underWay.TryGetValue(operation, out var same))
            return same.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new((Task<T>)same.Answer) : new(refuse(Refusal.IdempotencyMismatch));
        var repeat = _recorded.Contains(operation);
        if (!repeat && check() is { } refusal) return Refuse(kind, channel, refusal, refuse);

        var answer = Run();
        if (!answer.IsCompleted) _underWay[operation] = (fingerprint, answer);
        return new(answer);

        async Task<T> Run()
        {
            // A repeat takes no seat, not even for a moment.
            if (!repeat) _slot = _slot!.Begin(operation, seat);
            try
            {
                var outcome = await append();
                if (outcome is ReservationOutcome { Refusal: null } or FamilyOutcome { Refusal: null }) _recorded.Add(operation);
                return outcome;
            }
            finally
            {
                _underWay.Remove(operation);
                // The ledger's answer took it out already, unless it never got that far.
                _slot = Current()!.Settle(0, 0, [new Settled(operation, Stored: false)]);
            }
        }
    }

    private ValueTask<ReservationOutcome> Refuse(LedgerKind kind, Channel? channel, Refusal refusal) =>
        Refuse(kind, channel, refusal, ReservationOutcome.FromRefusal);

    /// <summary>Refused here; what reaches the ledger is counted there.</summary>
    private ValueTask<T> Refuse<T>(LedgerKind kind, Channel? channel, Refusal refusal, Func<Refusal, T> refuse)
    {
        figures.Answered(kind, channel, refusal);
        return new(refuse(refusal));
    }

    /// <summary>The call whose hold is to be used up, unless another booking of the same call is just doing that: then it is one seat more.</summary>
    private byte[]? Caller(Slot slot, string ticket, Guid? call) =>
        reader.Caller(ticket, call) is { } holder && !slot.IsTaking(Hex(holder)!) ? holder : null;

    private Slot? Current()
    {
        if (_slot is not null) return _slot = _mail!.Take(_slot, row => _recorded.UnionWith(row.Recorded));
        // Not kept: the city may add the time any minute.
        DeactivateOnIdle();
        return null;
    }

    /// <summary>Whoever telephones, or stands before staff, may have the seats that the public's pages leave to them.</summary>
    private static bool IsInside(Booker booker) => booker.Actor.Channel != Channel.Web;

    private bool IsKnown(Guid operation) => _underWay.ContainsKey(operation) || _recorded.Contains(operation);

    private void LetGo(string? holder)
    {
        if (holder is not null) _slot = _slot?.LetGo(holder);
    }

    private static string? Hex(byte[]? holder) => holder is null ? null : Convert.ToHexStringLower(holder);
}
