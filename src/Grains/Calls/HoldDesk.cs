using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Checks the right and the rules; slots decide about their seats, rows say whose call keeps which.</summary>
[StatelessWorker, Reentrant]
public sealed class HoldDesk(StaffTicketSigner staff, CallStore calls, CallHoldStore holds, TelephoneSeatStore seats, TimeProvider time) : Grain, IHoldDesk
{
    public async ValueTask<CallHoldOutcome> Take(TakeHold command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        // A node of the release before says nothing, which is 0.
        command = command with { Seats = Math.Max(1, command.Seats) };
        if (await StorageBoundary.Cross(() => calls.Find(command.CallId)) is not { } call) return UnknownCall;
        if (await StorageBoundary.Cross(() => holds.Find(command.HoldId)) is { } known
            && (known.HeldBy, known.Slot, known.Procedure, known.Seats) != (command.CallId, command.Slot, command.Procedure, command.Seats))
        {
            return Refusal.IdempotencyMismatch;
        }

        // Nobody is on the line: a seat would be kept for nothing.
        if (call.ClosedAt is not null) return Refusal.AlreadyClosed;

        var before = await StorageBoundary.Cross(() => holds.OfCall(command.CallId));
        var kept = await Slot(command.Slot).Hold(new HoldSeat(command.HoldId, command.Ticket, command.Procedure, command.CallId) { Seats = command.Seats });
        if (kept.Refusal is { } refused) return refused;
        await StorageBoundary.Cross(() => holds.Add(command, actor));
        // The ledger gives an earlier seat back only if it was taken in this call's own name.
        if (before is { } earlier && earlier.HeldBy != command.CallId) await GiveBack(earlier.Id, command.Ticket);
        return await Live(command.HoldId);
    }

    public async ValueTask<CallHold?> Find(string ticket, Guid holdId) =>
        Actor(ticket) is null ? null : await StorageBoundary.Cross(() => holds.Live(holdId));

    public async ValueTask<CallHold?> OfCall(string ticket, Guid callId) =>
        Actor(ticket) is null ? null : await StorageBoundary.Cross(() => holds.OfCall(callId));

    public async ValueTask<ImmutableArray<CallHold>> Dropped(string ticket) => Actor(ticket) is null ? [] : await StorageBoundary.Cross(() => holds.Dropped());

    public async ValueTask<CallHoldOutcome> Extend(string ticket, Guid holdId, Guid operation)
    {
        if (Actor(ticket) is null) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => holds.Live(holdId)) is not { } hold) return Refusal.NotFound;
        // Another id of the same holder is a renewal, the second one keeps what is left.
        var kept = await Slot(hold.Slot).Hold(new HoldSeat(operation, ticket, hold.Procedure, hold.HeldBy) { Seats = hold.Seats });
        return kept.Refusal is { } refused ? refused : await Live(holdId);
    }

    public async ValueTask<CallHoldOutcome> Resize(string ticket, Guid holdId, int seats, Guid operation)
    {
        if (Actor(ticket) is null) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => holds.Live(holdId)) is not { } hold) return Refusal.NotFound;
        // The same number again would renew it.
        if (hold.Seats == seats) return new CallHoldOutcome(hold, null);
        if (hold.LedgerId == operation) return Refusal.IdempotencyMismatch;
        var kept = await Slot(hold.Slot).Hold(new HoldSeat(operation, ticket, hold.Procedure, hold.HeldBy) { Seats = seats });
        return kept.Refusal is { } refused ? refused : await Live(holdId);
    }

    public async ValueTask<CallHoldOutcome> TakeOver(string ticket, Guid holdId, Guid? into)
    {
        if (Actor(ticket) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => holds.Live(holdId)) is not { } hold) return Refusal.NotFound;
        if (into is { } call && call != hold.CallId)
        {
            if (await StorageBoundary.Cross(() => calls.Find(call)) is not { } goesOn) return UnknownCall;
            if (goesOn.ClosedAt is not null) return Refusal.AlreadyClosed;
            if (await StorageBoundary.Cross(() => holds.OfCall(call)) is { } own) await GiveBack(own.Id, ticket);
        }

        await StorageBoundary.Cross(() => holds.TakeOver(hold, into, actor));
        return await Live(holdId);
    }

    public async ValueTask<bool> Release(string ticket, Guid holdId)
    {
        if (Actor(ticket) is null || await StorageBoundary.Cross(() => holds.Find(holdId)) is null) return false;
        await GiveBack(holdId, ticket);
        return true;
    }

    public async ValueTask<ImmutableArray<TelephoneSeats>> TelephoneSeats(string ticket, string procedure, DateOnly month) =>
        Actor(ticket) is null ? [] : await StorageBoundary.Cross(() => seats.Read(procedure, month, time.GetUtcNow()));

    private static Refusal UnknownCall => Refusal.Invalid(new FieldError("callId", FieldProblem.Unknown));

    private async Task GiveBack(Guid holdId, string ticket)
    {
        if (await StorageBoundary.Cross(() => holds.Live(holdId)) is { LedgerId: { } ledgerId } hold)
            await Slot(hold.Slot).Release(new ReleaseHold(ledgerId, ticket) { CallId = hold.HeldBy });
    }

    private async Task<CallHoldOutcome> Live(Guid holdId) =>
        await StorageBoundary.Cross(() => holds.Live(holdId)) is { } hold ? new CallHoldOutcome(hold, null) : Refusal.NotFound;

    private ISlotGrain Slot(SlotKey slot) => GrainFactory.GetGrain<ISlotGrain>(slot.ToString());

    private string? Actor(string ticket) => staff.Verify(ticket) is { } account && account.May(Right.TakeCalls) ? account.UserName : null;
}
