using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Reads what was typed, checks the right; the table is the state. No ID is kept, logged or shown: only its keyed hash is looked for.</summary>
[StatelessWorker, Reentrant]
public sealed class ApplicantRegister(StaffTicketSigner staff, IdRegister register, LookUpHashes hashes) : Grain, IApplicantRegister
{
    private const int ReasonLimit = 200;

    public async ValueTask<ApplicantOutcome> LookUp(string ticket, string? reservationId)
    {
        if (Actor(ticket) is not { } actor) return Refusal.NotAllowed;
        var (id, error) = ReservationIdField.Read(reservationId);
        if (id is null) return Refusal.Invalid(error!);
        return await StorageBoundary.Cross(() => register.LookUp(hashes.Applicant(id), actor)) is { } state
            ? new ApplicantOutcome(state, null, null)
            : Refusal.NotFound;
    }

    public async ValueTask<ApplicantOutcome> Revoke(RevokeId command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        var (id, error) = ReservationIdField.Read(command.ReservationId);
        if (Wrong(error, Reason(command.Reason)) is { } invalid) return invalid;
        var key = hashes.Applicant(id!);
        return await StorageBoundary.Cross(() => register.Revoke(key, command.Reason.Trim(), actor)) is { } state
            ? new ApplicantOutcome(state, null, null)
            : Refusal.NotFound;
    }

    public async ValueTask<ApplicantOutcome> Reissue(ReissueId command)
    {
        if (Actor(command.Ticket) is not { } actor) return Refusal.NotAllowed;
        var (id, idError) = ReservationIdField.Read(command.ReservationId);
        var (birthday, birthdayError) = BirthdayField.Read(command.Birthday);
        if (Wrong(idError, birthdayError, Reason(command.Reason)) is { } invalid) return invalid;
        return await StorageBoundary.Cross(() => register.Reissue(command.OperationId, hashes.Applicant(id!), birthday!, command.Reason.Trim(), actor));
    }

    public async ValueTask<ImmutableArray<UploadSummary>> Uploads(string ticket) => Actor(ticket) is null ? [] : await StorageBoundary.Cross(register.Uploads);

    private static FieldError? Reason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new FieldError("reason", FieldProblem.Required)
        : reason.Length > ReasonLimit ? new FieldError("reason", FieldProblem.TooLong, ReasonLimit, reason.Length)
        : TypedText.HasForbidden(reason) ? new FieldError("reason", FieldProblem.ControlCharacters)
        : null;

    private static Refusal? Wrong(params IEnumerable<FieldError?> errors) =>
        errors.OfType<FieldError>().ToImmutableArray() is { IsEmpty: false } found ? Refusal.Invalid(found) : null;

    private string? Actor(string ticket) => staff.Verify(ticket) is { } account && account.May(Right.ManageApplicants) ? account.UserName : null;
}
