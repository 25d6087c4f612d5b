using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>Changes from the first proposal on: weighed, applied, taken back.</summary>
[Collection(ChangesCollection.Name)]
public sealed class VenueChangeTests(BookingCluster cluster) : ChangeScene(cluster)
{
    [Fact]
    public async Task A_change_within_the_limit_is_applied_at_once_and_recorded_with_who_and_why()
    {
        var (venue, slot) = await Hall();

        var outcome = await Propose(venue, new SetSeats(slot.Date, slot.Time, 3), "窓口が1つ減る");

        Assert.Equal((ChangeState.Applied, 2L), (outcome.Change?.State, outcome.Change?.Revision));
        Assert.Equal(3, await Capacity(slot));
        var recorded = (await Desk.Changes(Staff, venue, null, null))!.Value[0];
        Assert.Equal((ChangeState.Applied, "test-staff", "窓口が1つ減る"), (recorded.State, recorded.Author, recorded.Reason));
        Assert.Equal(3, Assert.IsType<SetSeats>(recorded.Edit).Capacity);
    }

    [Fact]
    public async Task A_preview_changes_nothing_and_records_nothing()
    {
        var (venue, slot) = await Hall();

        var preview = await Grain(venue).Preview(Proposal(new SetSeats(slot.Date, slot.Time, 0)));

        Assert.Equal((4, 0), (preview.Effect!.Days[0].SeatsBefore, preview.Effect.Days[0].SeatsAfter));
        Assert.Equal(Seats, await Capacity(slot));
        Assert.Single((await Desk.Changes(Staff, venue, null, null))!.Value);
    }

    [Fact]
    public async Task The_same_proposal_again_is_one_change_and_another_under_its_id_is_a_mismatch()
    {
        var (venue, slot) = await Hall();
        var proposal = Proposal(new SetSeats(slot.Date, slot.Time, 3));

        var first = await Grain(venue).Propose(proposal);
        var again = await Grain(venue).Propose(proposal);
        var other = await Grain(venue).Propose(proposal with { Edit = new SetSeats(slot.Date, slot.Time, 2) });

        Assert.Equal(first.Change?.Revision, again.Change?.Revision);
        Assert.Equal(RefusalKind.IdempotencyMismatch, other.Refusal?.Kind);
        Assert.Equal(3, await Capacity(slot));
    }

    [Fact]
    public async Task A_change_whose_recording_was_interrupted_is_recorded_when_the_grain_wakes()
    {
        var (venue, slot) = await Hall();
        var change = (await Propose(venue, new SetSeats(slot.Date, slot.Time, 3))).Change!;
        // As if the process had died between storing the definition and recording it.
        await Cluster.Postgres.Execute(
            $"delete from booking.schedule_change where id = '{change.Id}'; update booking.venue set revision = 1 where id = '{venue}'; update booking.slot set capacity = 4 where venue = '{venue}'");

        await Cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await Grain(venue).Get();

        Assert.Equal("test-staff", (await Desk.Find(Staff, change.Id))?.Author);
        Assert.Equal(3, await Capacity(slot));
    }

    [Fact]
    public async Task A_change_whose_recording_failed_is_recorded_before_the_next_one_takes_its_place()
    {
        var (venue, slot) = await Hall();
        var first = Proposal(new SetSeats(slot.Date, slot.Time, 3), "窓口が1つ減る");
        await Cluster.Postgres.Execute($"alter table booking.schedule_change add constraint away check (reason <> '{first.Reason}') not valid");
        await Assert.ThrowsAnyAsync<Exception>(async () => await Grain(venue).Propose(first));
        await Cluster.Postgres.Execute("alter table booking.schedule_change drop constraint away");

        var second = await Propose(venue, new SetSeats(slot.Date, slot.Time, 2));

        Assert.Equal(3L, second.Change?.Revision);
        Assert.Equal(["2 test-staff 窓口が1つ減る", "3 test-staff "], (await Desk.Changes(Staff, venue, null, 1))!.Value
            .Select(change => $"{change.Revision} {change.Author} {change.Reason}").Order());
    }

    [Fact]
    public async Task Whoever_saw_an_older_revision_changes_nothing()
    {
        var (venue, slot) = await Hall();
        await Propose(venue, new SetSeats(slot.Date, slot.Time, 3));

        var stale = await Grain(venue).Propose(Proposal(new SetSeats(slot.Date, slot.Time, 2)) with { ExpectedRevision = 1 });

        Assert.Equal((RefusalKind.StaleVersion, 2), (stale.Refusal!.Kind, stale.Refusal.Version));
    }

    [Fact]
    public async Task What_has_passed_can_be_looked_at_and_not_changed()
    {
        var (venue, slot) = await Hall();
        var past = new OpenSession(slot.Date.AddDays(-7), new Session(new TimeOnly(9, 0), new TimeOnly(10, 0), 30, 2, []));

        var preview = await Grain(venue).Preview(Proposal(past));
        var saved = await Propose(venue, past);

        Assert.Contains(preview.Effect!.Warnings, warning => warning.Kind == WarningKind.InThePast);
        Assert.Equal(new FieldError("date", FieldProblem.Past), Assert.Single(saved.Refusal!.Fields));
    }

    [Fact]
    public async Task An_applied_change_is_taken_back_by_a_new_one()
    {
        var (venue, slot) = await Hall();
        var change = (await Propose(venue, new SetSeats(slot.Date, slot.Time, 3))).Change!;
        var command = new UndoChange(Guid.NewGuid(), Staff, change.Id, "窓口が戻った");

        var preview = await Grain(venue).Undo(command, preview: true);
        var undone = await Grain(venue).Undo(command, preview: false);
        var again = await Grain(venue).Undo(command, preview: false);

        Assert.Equal((3, 4), (preview.Effect!.Days[0].SeatsBefore, preview.Effect.Days[0].SeatsAfter));
        Assert.Equal((change.Id, 3L), (undone.Change!.Undoes, undone.Change.Revision!.Value));
        Assert.Equal(undone.Change.Id, again.Change?.Id);
        Assert.Equal(Seats, await Capacity(slot));
    }

    [Fact]
    public async Task Who_may_only_read_changes_nothing()
    {
        var (venue, slot) = await Hall();
        var proposal = Proposal(new SetSeats(slot.Date, slot.Time, 3)) with { Ticket = Viewer };

        Assert.Equal(RefusalKind.NotAllowed, (await Grain(venue).Propose(proposal)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Grain(venue).Preview(proposal)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Grain(venue).Decide(new DecideChange(proposal.Id, Viewer, true, null))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Desk.SetLimits(Staff, ChangeLimits.Default))?.Kind);
        Assert.Null(await Desk.Worklist(Operator));
        Assert.NotNull(await Desk.Worklist(Viewer));
    }
}
