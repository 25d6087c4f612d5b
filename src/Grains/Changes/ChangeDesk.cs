using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Changes;

/// <summary>Checks the ticket, asks the stores.</summary>
[StatelessWorker]
[Reentrant]
public sealed class ChangeDesk(ChangeStore changes, WorklistStore worklist, ScheduleReader schedule, StaffTicketSigner staff, TimeProvider time)
    : Grain, IChangeDesk
{
    private const int MostChanges = 200;
    private const int LongestSpanDays = 62;
    private const int NoteLimit = 200;

    public async ValueTask<ImmutableArray<VenueChange>?> Changes(
        string ticket, string? venue, ChangeState? state, long? afterRevision, Guid? before, int most) =>
        May(ticket, Right.ReadCity)
            ? await StorageBoundary.Cross(() => changes.List(venue, state, afterRevision, before, Math.Clamp(most, 1, MostChanges)))
            : null;

    public async ValueTask<VenueChange?> Find(string ticket, Guid change) =>
        May(ticket, Right.ReadCity) ? await StorageBoundary.Cross(() => changes.Find(change)) : null;

    public async ValueTask<ImmutableArray<ScheduleDay>?> Schedule(string ticket, string venue, DateOnly first, DateOnly last) =>
        May(ticket, Right.ReadCity)
            ? await StorageBoundary.Cross(() => schedule.Read(venue, first, last < first.AddDays(LongestSpanDays) ? last : first.AddDays(LongestSpanDays)))
            : null;

    public async ValueTask<Worklist?> Worklist(string ticket) =>
        May(ticket, Right.ReadCity) ? await StorageBoundary.Cross(() => worklist.Read(CityClock.ToCity(time.GetUtcNow()))) : null;

    public async ValueTask<int?> Waiting(string ticket) =>
        May(ticket, Right.ReadCity) ? await StorageBoundary.Cross(() => worklist.Waiting(CityClock.ToCity(time.GetUtcNow()))) : null;

    public async ValueTask<int?> Pending(string ticket) =>
        May(ticket, Right.ReadCity) ? await StorageBoundary.Cross(changes.Pending) : null;

    public async ValueTask<Refusal?> Note(NoteContact command)
    {
        if (staff.Verify(command.Ticket) is not { } who || !who.May(Right.WorkWorklist)) return Refusal.NotAllowed;
        if (command.State is not (WorklistState.Open or WorklistState.Contacted or WorklistState.NotReached or WorklistState.Closed))
            return Refusal.Invalid(new FieldError("state", FieldProblem.Unknown));
        if (command.State == WorklistState.Closed && string.IsNullOrWhiteSpace(command.Note))
            return Refusal.Invalid(new FieldError("note", FieldProblem.Required));
        if (command.Note?.Length > NoteLimit) return Refusal.Invalid(new FieldError("note", FieldProblem.TooLong, NoteLimit, command.Note.Length));
        return await StorageBoundary.Cross(() => worklist.Note(command, who.UserName, time.GetUtcNow())) ? null : Refusal.NotFound;
    }

    public async ValueTask<ChangeLimits?> Limits(string ticket) =>
        May(ticket, Right.ReadCity) ? await StorageBoundary.Cross(changes.Limits) : null;

    public async ValueTask<Refusal?> SetLimits(string ticket, ChangeLimits limits)
    {
        if (staff.Verify(ticket) is not { } who || !who.May(Right.SetLimits)) return Refusal.NotAllowed;
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        Within("percent", limits.Percent, 100);
        Within("percentFrom", limits.PercentFrom, 10_000);
        Within("seatsOfDay", limits.SeatsOfDay, 1_000_000);
        Within("displaced", limits.Displaced, 10_000);
        if (errors.Count > 0) return Refusal.Invalid(errors.ToImmutable());
        await StorageBoundary.Cross(() => changes.SetLimits(limits, who.UserName, time.GetUtcNow()));
        return null;

        void Within(string field, int value, int most)
        {
            if (value < 0 || value > most) errors.Add(new FieldError(field, FieldProblem.Malformed, most));
        }
    }

    private bool May(string ticket, Right right) => staff.Verify(ticket)?.May(right) is true;
}
