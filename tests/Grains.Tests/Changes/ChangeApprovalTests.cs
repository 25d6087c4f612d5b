using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>The second person that a large change needs, and what stays on record of it.</summary>
[Collection(ChangesCollection.Name)]
public sealed class ChangeApprovalTests(BookingCluster cluster) : ChangeScene(cluster)
{
    [Fact]
    public async Task A_change_above_the_limit_waits_and_its_author_cannot_approve_it()
    {
        var (venue, slot) = await Hall();
        var pending = (await Propose(venue, new SetSeats(slot.Date, slot.Time, 400))).Change!;

        var own = await Grain(venue).Decide(new DecideChange(pending.Id, Staff, Approve: true, null));

        Assert.Equal(ChangeState.Pending, pending.State);
        Assert.Equal(RefusalKind.OwnChange, own.Refusal?.Kind);
        Assert.Equal(Seats, await Capacity(slot));
    }

    [Fact]
    public async Task The_slices_of_one_person_are_weighed_together_and_those_of_another_are_not()
    {
        var (venue, slot) = await Hall(seats: 60);
        foreach (var seats in new[] { 50, 40 }) Assert.Equal(ChangeState.Applied, (await Propose(venue, new SetSeats(slot.Date, slot.Time, seats))).Change?.State);

        var third = await Propose(venue, new SetSeats(slot.Date, slot.Time, 35));
        var other = await Grain(venue).Propose(Proposal(new SetSeats(slot.Date, slot.Time, 35)) with { Ticket = Cluster.StaffTicket(StaffRoles.Administrator) });

        Assert.Equal(ChangeState.Pending, third.Change?.State);
        Assert.Equal(ChangeState.Applied, other.Change?.State);
    }

    [Fact]
    public async Task Another_person_approves_and_it_is_simulated_anew_then()
    {
        var (venue, slot) = await Hall();
        var pending = (await Propose(venue, new SetSeats(slot.Date, slot.Time, 400))).Change!;
        await Propose(venue, new SetSeats(slot.Date, slot.Time, 3));

        var approved = await Grain(venue).Decide(new DecideChange(pending.Id, Administrator, Approve: true, "確かめた"));
        var again = await Grain(venue).Decide(new DecideChange(pending.Id, Administrator, Approve: true, "確かめた"));

        Assert.Equal((ChangeState.Applied, 3L, "test-administrator"), (approved.Change?.State, approved.Change?.Revision, approved.Change?.Decider));
        Assert.Equal((3, 400), (approved.Change!.Effect.Days[0].SeatsBefore, approved.Change.Effect.Days[0].SeatsAfter));
        Assert.Equal(400, await Capacity(slot));
        Assert.Equal(3L, again.Change?.Revision);
    }

    [Fact]
    public async Task A_refused_change_stays_refused()
    {
        var (venue, slot) = await Hall();
        var pending = (await Propose(venue, new SetSeats(slot.Date, slot.Time, 400))).Change!;

        await Grain(venue).Decide(new DecideChange(pending.Id, Administrator, Approve: false, "桁がちがう"));
        var late = await Grain(venue).Decide(new DecideChange(pending.Id, Administrator, Approve: true, null));

        Assert.Equal(RefusalKind.AlreadyDecided, late.Refusal?.Kind);
        Assert.Equal(Seats, await Capacity(slot));
        Assert.Equal((ChangeState.Refused, "桁がちがう"), ((await Desk.Find(Staff, pending.Id))!.State, (await Desk.Find(Staff, pending.Id))!.DecisionReason));
    }

    [Fact]
    public async Task The_audit_trail_has_each_change_and_each_decision_with_who_and_why()
    {
        var (venue, slot) = await Hall();
        await Propose(venue, new SetSeats(slot.Date, slot.Time, 3), "窓口が1つ減る");
        var pending = (await Propose(venue, new SetSeats(slot.Date, slot.Time, 400), "増やす")).Change!;
        await Grain(venue).Decide(new DecideChange(pending.Id, Administrator, Approve: false, "桁がちがう"));

        var lines = await Cluster.Postgres.Scalar<string>(
            $"select string_agg(concat_ws(' ', action, actor, reason, detail), ', ' order by id) from audit.entry where subject = '{venue}' and reason is not null");

        Assert.Equal(
            "schedule.change test-staff 窓口が1つ減る slot revision 2, schedule.propose test-staff 増やす slot, schedule.refuse test-administrator 桁がちがう slot",
            lines);
    }

    [Fact]
    public async Task The_database_itself_refuses_that_somebody_approves_his_own_change()
    {
        var (venue, slot) = await Hall();
        var pending = (await Propose(venue, new SetSeats(slot.Date, slot.Time, 400))).Change!;

        var fault = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Cluster.Postgres.Execute(
            $"update booking.schedule_change set state = 'applied', revision = 99, decider = 'Test-Staff', decided_at = now() where id = '{pending.Id}'"));

        Assert.Equal("23514", fault.SqlState);
    }
}
