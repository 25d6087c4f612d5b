using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>Hands out frozen lists and what changed since. Holds nothing, so that calls may interleave.</summary>
[StatelessWorker, Reentrant]
public sealed class DeadlineDesk(StaffTicketSigner staff, DeadlineStore store, LaterChanges later, DeadlineSettings settings, TimeProvider time)
    : Grain, IDeadlineDesk
{
    private const int MostDaysBefore = 31;

    public ValueTask<DeadlineOutcome> List(string ticket, string venue, DateOnly date) => Read(ticket, venue, date, withChanges: false);

    public ValueTask<DeadlineOutcome> Changes(string ticket, string venue, DateOnly date) => Read(ticket, venue, date, withChanges: true);

    public async ValueTask<ImmutableArray<ListedDay>?> Days(string ticket, DateOnly from) =>
        May(ticket, Right.ReadCity) ? await StorageBoundary.Cross(() => store.Days(from)) : null;

    public async ValueTask<ImmutableArray<ListDeadline>?> Deadlines(string ticket) =>
        May(ticket, Right.ReadCity) ? await StorageBoundary.Cross(settings.All) : null;

    public async ValueTask<ListDeadlineOutcome> SetDeadline(SetListDeadline command)
    {
        if (staff.Verify(command.Ticket) is not { } account || !account.May(Right.ManageSchedule)) return new ListDeadlineOutcome(null, Refusal.NotAllowed);
        var deadline = command.Deadline;
        if (deadline.DaysBefore is < 0 or > MostDaysBefore)
            return new ListDeadlineOutcome(null, Refusal.Invalid(new FieldError("daysBefore", FieldProblem.Malformed, MostDaysBefore)));
        if (deadline.MailTo is { } mail && !MailAddressText.IsUsable(mail))
            return new ListDeadlineOutcome(null, Refusal.Invalid(new FieldError("mailTo", FieldProblem.Malformed)));
        return await StorageBoundary.Cross(() => settings.Set(deadline, account.UserName, time.GetUtcNow()));
    }

    private async ValueTask<DeadlineOutcome> Read(string ticket, string venue, DateOnly date, bool withChanges)
    {
        if (!May(ticket, Right.ReadReservations)) return new DeadlineOutcome(null, null, Refusal.NotAllowed);
        return await StorageBoundary.Cross(async () =>
        {
            var found = await store.Find(venue, date);
            if (found is null)
            {
                if (await store.Deadline(venue, date) is not { } deadline) return new DeadlineOutcome(null, null, Refusal.UnknownVenue);
                var now = time.GetUtcNow();
                if (now < deadline) return new DeadlineOutcome(null, null, Refusal.NotYetOpen(deadline));
                await store.Freeze(venue, date, deadline, now);
                found = await store.Find(venue, date);
            }

            var (list, seen) = found!.Value;
            return withChanges
                ? new DeadlineOutcome(list, new DeadlineChanges(venue, date, list.FrozenAt, time.GetUtcNow(), await later.Read(venue, date, list.People, seen)),
                    null)
                : new DeadlineOutcome(list, null, null);
        });
    }

    private bool May(string ticket, Right right) => staff.Verify(ticket)?.May(right) is true;
}
