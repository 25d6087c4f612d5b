using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>Changes from the first proposal to the last call: recorded, approved by another person, taken back, worked off.</summary>
public sealed class VenueChangeTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private const int Seats = 4;

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
        var other = await Grain(venue).Propose(Proposal(new SetSeats(slot.Date, slot.Time, 35)) with { Ticket = cluster.StaffTicket(StaffRoles.Administrator) });

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

        var lines = await cluster.Postgres.Scalar<string>(
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

        var fault = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => cluster.Postgres.Execute(
            $"update booking.schedule_change set state = 'applied', revision = 99, decider = 'Test-Staff', decided_at = now() where id = '{pending.Id}'"));

        Assert.Equal("23514", fault.SqlState);
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
        await cluster.Postgres.Execute(
            $"delete from booking.schedule_change where id = '{change.Id}'; update booking.venue set revision = 1 where id = '{venue}'; update booking.slot set capacity = 4 where venue = '{venue}'");

        await cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await Grain(venue).Get();

        Assert.Equal("test-staff", (await Desk.Find(Staff, change.Id))?.Author);
        Assert.Equal(3, await Capacity(slot));
    }

    [Fact]
    public async Task A_change_whose_recording_failed_is_recorded_before_the_next_one_takes_its_place()
    {
        var (venue, slot) = await Hall();
        var first = Proposal(new SetSeats(slot.Date, slot.Time, 3), "窓口が1つ減る");
        await cluster.Postgres.Execute($"alter table booking.schedule_change add constraint away check (reason <> '{first.Reason}') not valid");
        await Assert.ThrowsAnyAsync<Exception>(async () => await Grain(venue).Propose(first));
        await cluster.Postgres.Execute("alter table booking.schedule_change drop constraint away");

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
    public async Task Of_a_cut_time_the_latest_booked_come_to_the_worklist_until_each_has_another_time()
    {
        var (venue, slot) = await Hall();
        var numbers = new List<long>();
        foreach (var id in await cluster.Issue(4)) numbers.Add((await cluster.Slot(slot).Book(Booking.By(Operator, id))).Reservation!.Number);

        await Propose(venue, new SetSeats(slot.Date, slot.Time, 1));
        var cut = (await Desk.Worklist(Staff))!.Open.Where(entry => entry.Venue == venue).ToList();
        await Desk.Note(new NoteContact(Staff, numbers[3], WorklistState.Contacted, "月曜に折り返し"));
        var called = (await Desk.Worklist(Staff))!.Open.Single(entry => entry.Number == numbers[3]);
        await cluster.Slot(slot with { Date = slot.Date.AddDays(1) }).MoveIn(new MoveSeat(Guid.NewGuid(), Operator, numbers[3], null, null, null));
        await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), Operator, numbers[2], null, "希望"));
        // Somebody who had a seat gives it back: nobody else has to go.
        await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), Operator, numbers[0], null, null));
        var worklist = (await Desk.Worklist(Staff))!;

        Assert.Equal(numbers.Skip(1).Order(), cut.Select(entry => entry.Number).Order());
        Assert.Equal((WorklistState.Contacted, "test-staff", "月曜に折り返し"), (called.State, called.By, called.Note));
        Assert.DoesNotContain(worklist.Open, entry => entry.Venue == venue);
        Assert.Equal(
            [(numbers[1], WorklistState.Seated), (numbers[2], WorklistState.Cancelled), (numbers[3], WorklistState.Moved)],
            worklist.Done.Where(entry => entry.Venue == venue).Select(entry => (entry.Number, entry.State)).OrderBy(entry => numbers.IndexOf(entry.Number)));
    }

    [Fact]
    public async Task Whoever_nobody_worked_off_stays_on_the_list_when_the_time_begins_until_somebody_notes_how_it_ended()
    {
        var (venue, slot) = await Hall();
        var numbers = new List<long>();
        foreach (var id in await cluster.Issue(2)) numbers.Add((await cluster.Slot(slot).Book(Booking.By(Operator, id))).Reservation!.Number);
        await Propose(venue, new SetSeats(slot.Date, slot.Time, 1));
        var ahead = await Centre();
        var early = await Desk.Note(new NoteContact(Staff, numbers[1], WorklistState.Closed, "来なかった"));

        cluster.Time.Advance(CityClock.ToInstant(slot.Date, slot.Time).AddDays(20) - cluster.Time.GetUtcNow());
        var begun = await Centre();
        var past = Assert.Single((await Desk.Worklist(Staff))!.Open, entry => entry.Venue == venue);
        var waiting = await Desk.Waiting(Staff);
        var silent = await Desk.Note(new NoteContact(Staff, numbers[1], WorklistState.Closed, null));
        var closed = await Desk.Note(new NoteContact(Staff, numbers[1], WorklistState.Closed, "電話がつながらず、来なかった"));
        var after = (await Desk.Worklist(Staff))!;

        Assert.Equal(RefusalKind.NotFound, early?.Kind);
        Assert.Equal((numbers[1], true), (past.Number, past.IsPast));
        Assert.Equal(new FieldError("note", FieldProblem.Required), Assert.Single(silent!.Fields));
        Assert.Null(closed);
        Assert.DoesNotContain(after.Open, entry => entry.Venue == venue);
        Assert.Equal(WorklistState.Closed, Assert.Single(after.Done, entry => entry.Venue == venue).State);
        Assert.Equal(waiting - 1, await Desk.Waiting(Staff));
        Assert.Equal(((long)waiting!, (long)waiting - 1), (begun.Figure, (await Centre()).Figure));
        Assert.Contains($"{numbers[1]}", ahead.Cases);
        Assert.Contains($"{numbers[1]}", begun.Cases);
        Assert.DoesNotContain($"{numbers[1]}", (await Centre()).Cases);
    }

    [Fact]
    public async Task Seats_kept_for_the_telephone_are_not_shown_as_free_until_they_flow_back_and_are_given_on_the_telephone()
    {
        var (venue, slot) = await Hall();
        var session = new Session(slot.Time, slot.Time.AddHours(1), 60, 1, []) { KeptForTelephone = 1 };
        var calendar = cluster.Grains.GetGrain<ICalendarGrain>(CalendarKey.For(venue, slot.Date).ToString());

        await Propose(venue, new OpenSession(slot.Date, session));
        var shown = (await calendar.Month(TestCity.Pickup))!.Days[slot.Date.Day - 1].State;
        var until = await cluster.Postgres.Scalar<DateTime>($"select until from booking.hold h join booking.slot s on s.id = h.slot where s.venue = '{venue}'");
        var booked = await cluster.Slot(slot).Book(Booking.By(Operator, (await cluster.Issue(1))[0]));
        await Propose(venue, new OpenSession(slot.Date, session with { KeptForTelephone = 0 }));

        Assert.Equal(DayState.Full, shown);
        Assert.Equal(CityClock.ToInstant(slot.Date.AddDays(-1), TimeOnly.MinValue).UtcDateTime, until.ToUniversalTime());
        Assert.NotNull(booked.Reservation);
        Assert.Equal(0, await cluster.Postgres.Scalar<long>($"select count(*) from booking.hold h join booking.slot s on s.id = h.slot where s.venue = '{venue}'"));
    }

    [Fact]
    public async Task The_webs_own_deadline_closes_the_calendar_and_not_the_telephone()
    {
        var (venue, slot) = await Hall();
        var calendar = cluster.Grains.GetGrain<ICalendarGrain>(CalendarKey.For(venue, slot.Date).ToString());
        var definition = (await Grain(venue).Get())!.Definition;

        await Propose(venue, new ReplaceVenue(definition with { Window = definition.Window with { WebClosesHoursBefore = 24 * 7 } }));
        var shown = (await calendar.Month(TestCity.Pickup))!.Days[slot.Date.Day - 1].State;
        var booked = await cluster.Slot(slot).Book(Booking.By(Operator, (await cluster.Issue(1))[0]));

        Assert.Equal(DayState.Closed, shown);
        Assert.NotNull(booked.Reservation);
    }

    [Fact]
    public async Task Nobody_is_noted_who_is_not_on_the_list_and_no_outcome_that_comes_by_itself()
    {
        Assert.Equal(RefusalKind.NotFound, (await Desk.Note(new NoteContact(Staff, 123456789012, WorklistState.Contacted, null)))?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Desk.Note(new NoteContact(Staff, 123456789012, WorklistState.Moved, null)))?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Desk.Note(new NoteContact(Viewer, 123456789012, WorklistState.Contacted, null)))?.Kind);
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

    [Fact]
    public async Task The_schedule_shows_seats_bookings_and_removed_times_that_somebody_is_booked_for()
    {
        var (venue, slot) = await Hall();
        await cluster.Slot(slot).Book(Booking.By(Operator, (await cluster.Issue(1))[0]));
        await Propose(venue, new SetSeats(slot.Date, slot.Time, 0));

        var day = (await Desk.Schedule(Viewer, venue, slot.Date, slot.Date))!.Value.Single();

        var shown = Assert.Single(day.Slots);
        Assert.Equal((slot.Time, 0, 1, 1), (shown.Time, shown.Capacity, shown.Booked, shown.Over));
    }

    /// <summary>The manager's figure of people without a seat, and who of them is an open case.</summary>
    private async Task<(long Figure, IReadOnlyList<string> Cases)> Centre()
    {
        var desk = cluster.Grains.GetGrain<ICentreDesk>(0);
        var manager = cluster.StaffTicket(StaffRoles.Manager);
        var cases = await desk.OpenCases(manager, 0, 500);
        return ((await desk.Now(manager))!.Worklist, [.. cases.Items.Where(one => one.Kind == "worklist").Select(one => one.Id)]);
    }

    private string Staff => cluster.StaffTicket(StaffRoles.Staff);
    private string Administrator => cluster.StaffTicket(StaffRoles.Administrator);
    private string Viewer => cluster.StaffTicket(StaffRoles.Viewer);
    private string Operator => cluster.StaffTicket();
    private IChangeDesk Desk => cluster.Grains.GetGrain<IChangeDesk>(0);

    private IVenueGrain Grain(string venue) => cluster.Grains.GetGrain<IVenueGrain>(VenueKey.Of(venue));

    private ProposeChange Proposal(VenueEdit edit, string? reason = null) => new(Guid.NewGuid(), Staff, edit, reason, null);

    private ValueTask<ChangeOutcome> Propose(string venue, VenueEdit edit, string? reason = null) => Grain(venue).Propose(Proposal(edit, reason));

    private Task<int> Capacity(SlotKey slot) => cluster.Postgres.Scalar<int>(
        $"select capacity from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH\\:mm}'");

    /// <summary>A venue of its own with four seats at ten, and its first slot.</summary>
    private async Task<(string Venue, SlotKey Slot)> Hall(int seats = Seats)
    {
        var (id, first) = ($"hall-{Guid.NewGuid():N}"[..20], TestCity.FirstDay(cluster.Time));
        var definition = new VenueDefinition(
            new VenueProfile(id, "会場", "住所", "", null, "0120-000-123", null, [.. TestCity.Procedures]),
            new BookingWindow(first, first.AddDays(3), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []),
            [new WeeklyRule([.. Enum.GetValues<DayOfWeek>()], [], first, null, new Session(new TimeOnly(10, 0), new TimeOnly(11, 0), 60, seats, []))],
            [], [], []);
        var outcome = await Grain(id).Define(new DefineVenue(Administrator, definition, 0));
        Assert.Null(outcome.Refusal);
        return (id, new SlotKey(id, first, new TimeOnly(10, 0)));
    }
}
