using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class CallDesk(StaffTicketSigner staff, CallStore calls, CallPersonStore people, LookUpHashes hashes, TimeProvider time) : Grain, ICallDesk
{
    private const string Japanese = "ja";
    // A code for the words of the field.
    private const int NoPhone = 1;

    public async ValueTask<CallOutcome> Start(StartCall command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        var from = CallerNumber.IsWithheld(command.From) ? null : command.From;
        var (typed, errors) = ContactFields.Read(Contact.None with { Phone = from, Language = command.Language });
        if (!errors.IsEmpty)
            return Refusal.Invalid([.. errors.Select(
                error => error.Field == "phone" ? error with { Field = "from", Actual = error.Actual ?? NoPhone } : error)]);

        await StorageBoundary.Cross(() => calls.Start(command.Id, actor, typed.Language ?? Japanese, typed.Phone, time.GetUtcNow()));
        var call = (await StorageBoundary.Cross(() => calls.Find(command.Id)))!;
        return (call.Language, call.From) == (typed.Language ?? Japanese, typed.Phone) ? new CallOutcome(call, null) : Refusal.IdempotencyMismatch;
    }

    public async ValueTask<Call?> Find(string ticket, Guid id) => May(ticket, Right.ReadCallCentre) ? await StorageBoundary.Cross(() => calls.Find(id)) : null;

    public async ValueTask<ImmutableArray<Call>> Search(string ticket, CallQuery query) =>
        May(ticket, Right.ReadCallCentre) ? await StorageBoundary.Cross(() => calls.Search(query)) : [];

    public async ValueTask<CallOutcome> Close(CloseCall command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        if (ClosingRules.Errors(command) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        if (await StorageBoundary.Cross(() => calls.Find(command.Id)) is not { } before) return Refusal.NotFound;
        var note = ClosingRules.Tidy(command.Note);
        // An old page of whoever had the call before must not write over what was noted since.
        if (before is { ClosedAt: null, Note: not null } && before.Operator != actor && before.Note != note) return Refusal.TakenOver(before.Operator);

        if (!await StorageBoundary.Cross(() => calls.Close(command.Id, actor, command.WrapUp, [.. command.Reservations.Distinct()], note, time.GetUtcNow())))
            return Refusal.Invalid(new FieldError("reservations", FieldProblem.Unknown));
        var call = (await StorageBoundary.Cross(() => calls.Find(command.Id)))!;
        // A repeat finds what it made; somebody else's other result stays. Reservations that were made on the way stand there as well.
        var same = call.WrapUp == command.WrapUp && call.Note == note
            && command.Reservations.All(number => call.Reservations.Contains(ReservationNumberField.Format(number)));
        if (!same) return Refusal.AlreadyClosed;
        if (command.WrapUp != WrapUp.Dropped && await Holds.OfCall(command.Ticket, command.Id) is { } hold) await Holds.Release(command.Ticket, hold.Id);
        return new CallOutcome(call, null);
    }

    public async ValueTask<CallOutcome> Note(string ticket, Guid callId, string? note)
    {
        if (Actor(ticket) is not { } actor) return Refusal.NotAllowed;
        if (ClosingRules.NoteError(note) is { } error) return Refusal.Invalid(error);
        var isStored = await StorageBoundary.Cross(() => calls.Note(callId, actor, ClosingRules.Tidy(note)));
        if (await StorageBoundary.Cross(() => calls.Find(callId)) is not { } call) return Refusal.NotFound;
        return isStored ? new CallOutcome(call, null) : call.ClosedAt is not null ? Refusal.AlreadyClosed : Refusal.TakenOver(call.Operator);
    }

    public async ValueTask<CallOutcome> TakeOver(string ticket, Guid callId)
    {
        if (Actor(ticket) is not { } actor) return Refusal.NotAllowed;
        if (await Holds.OfCall(ticket, callId) is { } hold) await Holds.TakeOver(ticket, hold.Id, into: null);
        var isOpen = await StorageBoundary.Cross(() => calls.TakeOver(callId, actor));
        if (await StorageBoundary.Cross(() => calls.Find(callId)) is not { } call) return Refusal.NotFound;
        return isOpen ? new CallOutcome(call, null) : Refusal.AlreadyClosed;
    }

    public async ValueTask<bool> Link(string ticket, Guid callId, ImmutableArray<long> numbers) =>
        May(ticket, Right.ChangeReservations) && await StorageBoundary.Cross(() => calls.Link(callId, numbers));

    public async ValueTask<ConcernOutcome> Concern(ConcernPerson command)
    {
        if (Actor(command.Ticket) is null) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => calls.Find(command.CallId)) is not { ClosedAt: null }) return Refusal.NotFound;
        byte[]? person;
        if (command.Number is { } number)
        {
            person = await StorageBoundary.Cross(() => people.PersonOf(number));
            if (person is null) return Refusal.Invalid(new FieldError("number", FieldProblem.Unknown));
        }
        else
        {
            var (id, error) = ReservationIdField.Read(command.ReservationId);
            if (id is null) return Refusal.Invalid(error!);
            person = hashes.Applicant(id);
        }

        return new ConcernOutcome(await StorageBoundary.Cross(() => people.Add(command.CallId, person, time.GetUtcNow())), null);
    }

    private IHoldDesk Holds => GrainFactory.GetGrain<IHoldDesk>(0);

    private bool May(string ticket, Right right) => staff.Verify(ticket)?.May(right) is true;

    private string? Actor(string ticket) => staff.Verify(ticket) is { } account && account.May(Right.TakeCalls) ? account.UserName : null;
}
