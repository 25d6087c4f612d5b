using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Complaints;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class ComplaintDesk(StaffTicketSigner staff, ComplaintStore store, TimeProvider time) : Grain, IComplaintDesk
{
    public async ValueTask<ImmutableArray<Complaint>> List(string ticket, string? state) =>
        Actor(ticket, Right.ReadCallCentre) is null ? [] : await StorageBoundary.Cross(() => store.List(state));

    public async ValueTask<ImmutableArray<Complaint>> Filed(string ticket, DateOnly from, DateOnly to) =>
        Actor(ticket, Right.ReadCallCentre) is null ? []
        : await StorageBoundary.Cross(() => store.Filed(CityClock.ToInstant(from, TimeOnly.MinValue), CityClock.ToInstant(to.AddDays(1), TimeOnly.MinValue)));

    public async ValueTask<Complaint?> Find(string ticket, Guid id) =>
        Actor(ticket, Right.ReadCallCentre) is null ? null : await StorageBoundary.Cross(() => store.Find(id));

    public async ValueTask<ComplaintOutcome> File(FileComplaint command)
    {
        if (Actor(command.Ticket, Right.TakeCalls) is not { } actor) return Refusal.NotAllowed;
        if (ComplaintRules.Check(command) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        var owner = string.IsNullOrWhiteSpace(command.Owner) ? actor : command.Owner.Trim();
        var due = command.Due ?? time.CityToday().AddDays(ComplaintRules.DaysToAnswer);
        if (!await StorageBoundary.Cross(() => store.File(command, owner, due, actor, time.GetUtcNow())))
            return Refusal.Invalid(new FieldError(command.CallId is null ? "reservation" : "callId", FieldProblem.Unknown));

        var filed = (await StorageBoundary.Cross(() => store.Find(command.Id)))!;
        var same = filed.What == command.What.Trim() && filed.CallId == command.CallId
            && filed.Reservation == (command.Reservation is { } number ? ReservationNumberField.Format(number) : null);
        return same ? new ComplaintOutcome(filed, null) : Refusal.IdempotencyMismatch;
    }

    public async ValueTask<ComplaintOutcome> Work(WorkOnComplaint command)
    {
        if (Actor(command.Ticket, Right.ManageComplaints) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => store.Find(command.Id)) is not { } seen) return Refusal.NotFound;
        if (command.ExpectedVersion is { } expected && expected != seen.Version) return Refusal.StaleVersion(seen.Version);
        if (seen.State == ComplaintState.Closed) return Refusal.AlreadyClosed;
        if (ComplaintRules.Check(seen, command) is { IsEmpty: false } errors) return Refusal.Invalid(errors);

        var now = time.GetUtcNow();
        var state = command.State ?? seen.State;
        var next = seen with
        {
            State = state,
            Owner = string.IsNullOrWhiteSpace(command.Owner) ? seen.Owner : command.Owner.Trim(),
            Due = command.Due ?? seen.Due,
            Answer = string.IsNullOrWhiteSpace(command.Answer) ? seen.Answer : command.Answer.Trim(),
            ReportedAt = state == ComplaintState.Reported ? seen.ReportedAt ?? now : seen.ReportedAt,
            ClosedAt = state == ComplaintState.Closed ? now : null,
            ChangedBy = actor,
            ChangedAt = now,
        };
        if (!await StorageBoundary.Cross(() => store.Change(seen, next))) return Refusal.StaleVersion(seen.Version + 1);
        return new ComplaintOutcome(await StorageBoundary.Cross(() => store.Find(command.Id)), null);
    }

    public async ValueTask<ComplaintOutcome> AddWord(AddComplaintWord command)
    {
        if (Actor(command.Ticket, Right.ReadCallCentre) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => store.Find(command.Complaint)) is not { } seen) return Refusal.NotFound;
        if (!ComplaintRules.MayAdd(seen, actor, manages: Actor(command.Ticket, Right.ManageComplaints) is not null)) return Refusal.NotAllowed;
        if (ComplaintRules.Check(command) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        if (seen.Words.Any(word => word.Id == command.Id)) return new ComplaintOutcome(seen, null);
        if (seen.State == ComplaintState.Closed) return Refusal.AlreadyClosed;
        await StorageBoundary.Cross(() => store.AddWord(command, actor, time.GetUtcNow()));
        return new ComplaintOutcome(await StorageBoundary.Cross(() => store.Find(command.Complaint)), null);
    }

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
