using System.Text.Json;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Reception;

/// <summary>Says who came and what became of it: one ledger command each, on the same path as every other change.
/// Holds nothing, so that calls may interleave.</summary>
[StatelessWorker, Reentrant]
public sealed class ReceptionDesk(StaffTicketSigner staff, LookUpHashes hashes, ILedger ledger, WalkInStore walkIns, TimeProvider time) : Grain, IReceptionDesk
{
    public const int ReasonLimit = 200;
    public const int MostAtOnce = 100;

    public async ValueTask<ReservationOutcome> Receive(ReceiveReservation command)
    {
        // No citizen's ticket is one of these: nobody says of themselves that they came.
        if (staff.Verify(command.Ticket) is not { } account || !account.May(Right.Receive)) return Refusal.NotAllowed;
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        if (reason is null && command.Mark == ReceptionMark.NotHandedOver) return Refusal.Invalid(new FieldError("reason", FieldProblem.Required));
        if (reason?.Length > ReasonLimit) return Refusal.Invalid(new FieldError("reason", FieldProblem.TooLong, ReasonLimit, reason.Length));

        var kind = Kind(command.Mark);
        var fingerprint = hashes.Fingerprint(JsonSerializer.Serialize((object?[])
            [LedgerWords.Kind(kind), account.UserName, command.Number, command.ExpectedVersion, reason]));
        var outcome = await ledger.Append(new LedgerCommand(kind, command.OperationId, LedgerActor.Account(account.UserName, account.Channel), fingerprint)
        {
            Number = command.Number, ExpectedVersion = command.ExpectedVersion, Reason = reason,
        });
        return new ReservationOutcome(outcome.Reservation, outcome.Refusal);
    }

    public async ValueTask<WalkInOutcome> CountWalkIns(CountWalkIns command)
    {
        if (staff.Verify(command.Ticket) is not { } account || !account.May(Right.Receive)) return new WalkInOutcome(null, Refusal.NotAllowed);
        return command.People is 0 or > MostAtOnce or < -MostAtOnce
            ? new WalkInOutcome(null, Refusal.Invalid(new FieldError("people", FieldProblem.Malformed, MostAtOnce)))
            : await StorageBoundary.Cross(() => walkIns.Count(command, account.UserName, time.GetUtcNow()));
    }

    private static LedgerKind Kind(ReceptionMark mark) => mark switch
    {
        ReceptionMark.Arrive => LedgerKind.Arrive,
        ReceptionMark.Done => LedgerKind.Done,
        ReceptionMark.NotHandedOver => LedgerKind.NotHandedOver,
        ReceptionMark.NoShow => LedgerKind.NoShow,
        _ => LedgerKind.Undo,
    };
}
