using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Checks the right and the rules; the rows are the state, and slots decide about their seats.</summary>
[StatelessWorker, Reentrant]
public sealed class CallDesk(StaffTicketSigner staff, CallStore calls, CallHoldStore holds, CallPersonStore people, TelephoneSeatStore seats, LookUpHashes hashes,
    TimeProvider time) : Grain, ICallDesk
{
    private const string Japanese = "ja";
    // A code for the words of the field.
    private const int NoPhone = 1;
    private const int NoteLimit = 1_000;
    private const int MostReservations = 20;

    public async ValueTask<CallOutcome> Start(StartCall command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        var (typed, errors) = ContactFields.Read(Contact.None with { Phone = command.From, Language = command.Language });
        if (!errors.IsEmpty) return Refusal.Invalid([.. errors.Select(error => error.Field == "phone" ? error with { Field = "from", Actual = error.Actual ?? NoPhone } : error)]);

        await StorageBoundary.Cross(() => calls.Start(command.Id, actor, typed.Language ?? Japanese, typed.Phone, time.GetUtcNow()));
        var call = (await StorageBoundary.Cross(() => calls.Find(command.Id)))!;
        return (call.Language, call.From) == (typed.Language ?? Japanese, typed.Phone) ? new CallOutcome(call, null) : Refusal.IdempotencyMismatch;
    }

    public async ValueTask<Call?> Find(string ticket, Guid id) => MayRead(ticket) ? await StorageBoundary.Cross(() => calls.Find(id)) : null;

    public async ValueTask<ImmutableArray<Call>> List(string ticket, bool open) =>
        MayRead(ticket) ? await StorageBoundary.Cross(() => open ? calls.Open() : calls.Closed()) : [];

    public async ValueTask<CallOutcome> Close(CloseCall command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        if (Errors(command) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        var numbers = command.Reservations.Distinct().ToImmutableArray();
        if (!await StorageBoundary.Cross(() => calls.Close(command.Id, actor, command.WrapUp, numbers, Tidy(command.Note), time.GetUtcNow())))
            return Refusal.Invalid(new FieldError("reservations", FieldProblem.Unknown));
        if (await StorageBoundary.Cross(() => calls.Find(command.Id)) is not { } call) return Refusal.NotFound;

        // A repeat finds what it made; somebody else's other result stays.
        var same = call.WrapUp == command.WrapUp && call.Note == Tidy(command.Note)
            && call.Reservations.SequenceEqual(numbers.Select(ReservationNumberField.Format).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        return same ? new CallOutcome(call, null) : Refusal.AlreadyClosed;
    }

    public async ValueTask<CallOutcome> Note(string ticket, Guid callId, string? note)
    {
        if (Actor(ticket) is null) return Refusal.NotAllowed;
        if (NoteError(note) is { } error) return Refusal.Invalid(error);
        var isOpen = await StorageBoundary.Cross(() => calls.Note(callId, Tidy(note)));
        if (await StorageBoundary.Cross(() => calls.Find(callId)) is not { } call) return Refusal.NotFound;
        return isOpen ? new CallOutcome(call, null) : Refusal.AlreadyClosed;
    }

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

    public async ValueTask<CallHoldOutcome> Hold(TakeHold command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => calls.Find(command.CallId)) is not { } call) return Refusal.Invalid(new FieldError("callId", FieldProblem.Unknown));
        if (await StorageBoundary.Cross(() => holds.Find(command.HoldId)) is { } known
            && (known.CallId, known.Slot, known.Procedure) != (command.CallId, command.Slot, command.Procedure)) return Refusal.IdempotencyMismatch;
        // Nobody is on the line: a seat would be kept for nothing.
        if (call.ClosedAt is not null) return Refusal.AlreadyClosed;

        var kept = await Slot(command.Slot).Hold(new HoldSeat(command.HoldId, command.Ticket, command.Procedure, command.CallId));
        if (kept.Refusal is { } refused) return refused;
        await StorageBoundary.Cross(() => holds.Add(command, actor));
        return await Live(command.HoldId);
    }

    public async ValueTask<CallHold?> FindHold(string ticket, Guid holdId) =>
        Actor(ticket) is null ? null : (await StorageBoundary.Cross(() => holds.Live(holdId)))?.Hold;

    public async ValueTask<CallHold?> HoldOf(string ticket, Guid callId) => Actor(ticket) is null ? null : await StorageBoundary.Cross(() => holds.OfCall(callId));

    public async ValueTask<CallHoldOutcome> Extend(string ticket, Guid holdId, Guid operation)
    {
        if (Actor(ticket) is null) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => holds.Live(holdId)) is not var (hold, _)) return Refusal.NotFound;
        // Another id of the same holder is a renewal, the second one keeps what is left.
        var kept = await Slot(hold.Slot).Hold(new HoldSeat(operation, ticket, hold.Procedure, hold.CallId));
        return kept.Refusal is { } refused ? refused : await Live(holdId);
    }

    public async ValueTask<CallHoldOutcome> TakeOver(string ticket, Guid holdId)
    {
        if (Actor(ticket) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => holds.Live(holdId)) is not var (hold, _)) return Refusal.NotFound;
        await StorageBoundary.Cross(() => holds.TakeOver(hold, actor));
        return await Live(holdId);
    }

    public async ValueTask<ImmutableArray<TelephoneSeats>> TelephoneSeats(string ticket, string procedure, DateOnly month) =>
        Actor(ticket) is null ? [] : await StorageBoundary.Cross(() => seats.Read(procedure, month, time.GetUtcNow()));

    public async ValueTask<bool> Release(string ticket, Guid holdId)
    {
        if (Actor(ticket) is null || await StorageBoundary.Cross(() => holds.Find(holdId)) is null) return false;
        if (await StorageBoundary.Cross(() => holds.Live(holdId)) is var (hold, ledgerId))
            await Slot(hold.Slot).Release(new ReleaseHold(ledgerId, ticket) { CallId = hold.CallId });
        return true;
    }

    private async Task<CallHoldOutcome> Live(Guid holdId) =>
        await StorageBoundary.Cross(() => holds.Live(holdId)) is var (hold, _) ? new CallHoldOutcome(hold, null) : Refusal.NotFound;

    private ISlotGrain Slot(SlotKey slot) => GrainFactory.GetGrain<ISlotGrain>(slot.ToString());

    private static ImmutableArray<FieldError> Errors(CloseCall command)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (string.IsNullOrWhiteSpace(command.WrapUp)) errors.Add(new FieldError("wrapUp", FieldProblem.Required));
        else if (!WrapUp.All.Contains(command.WrapUp)) errors.Add(new FieldError("wrapUp", FieldProblem.Unknown));
        if (command.Reservations.Length > MostReservations) errors.Add(new FieldError("reservations", FieldProblem.TooLong, MostReservations, command.Reservations.Length));
        if (NoteError(command.Note) is { } noteError) errors.Add(noteError);
        return errors.ToImmutable();
    }

    private static FieldError? NoteError(string? note) =>
        note is null ? null
        : TypedText.HasForbidden(note, lineBreaks: true) ? new FieldError("note", FieldProblem.ControlCharacters)
        : note.Length > NoteLimit ? new FieldError("note", FieldProblem.TooLong, NoteLimit, note.Length)
        : null;

    private static string? Tidy(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();

    private bool MayRead(string ticket) => staff.Verify(ticket)?.May(Right.ReadCallCentre) is true;

    private string? Actor(string ticket) => staff.Verify(ticket) is { } account && account.May(Right.TakeCalls) ? account.UserName : null;
}
