using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Reception;

/// <summary>Who came, and what became of it (issue 4, line 6).</summary>
public sealed class ReceptionDeskTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private string Staff => cluster.StaffTicket(StaffRoles.Staff);

    public static TheoryData<ReceptionMark[], ReservationStatus?> Ways => new()
    {
        { [ReceptionMark.Arrive], ReservationStatus.Arrived },
        { [ReceptionMark.Arrive, ReceptionMark.Done], ReservationStatus.Done },
        { [ReceptionMark.Done], ReservationStatus.Done },
        { [ReceptionMark.Arrive, ReceptionMark.NotHandedOver], ReservationStatus.NotHandedOver },
        { [ReceptionMark.NotHandedOver], ReservationStatus.NotHandedOver },
        { [ReceptionMark.NoShow], ReservationStatus.NoShow },
        { [ReceptionMark.Arrive, ReceptionMark.Undo], ReservationStatus.Booked },
        { [ReceptionMark.Done, ReceptionMark.Undo], ReservationStatus.Booked },
        { [ReceptionMark.Arrive, ReceptionMark.Done, ReceptionMark.Undo], ReservationStatus.Arrived },
        { [ReceptionMark.Arrive, ReceptionMark.Done, ReceptionMark.Undo, ReceptionMark.Undo], ReservationStatus.Booked },
        { [ReceptionMark.NoShow, ReceptionMark.Undo, ReceptionMark.Arrive, ReceptionMark.NotHandedOver, ReceptionMark.Undo], ReservationStatus.Arrived },
        { [ReceptionMark.Undo], null },
        { [ReceptionMark.Arrive, ReceptionMark.Arrive], null },
        { [ReceptionMark.Arrive, ReceptionMark.NoShow], null },
        { [ReceptionMark.Done, ReceptionMark.NoShow], null },
        { [ReceptionMark.Done, ReceptionMark.Done], null },
        { [ReceptionMark.NoShow, ReceptionMark.Arrive], null },
        { [ReceptionMark.NoShow, ReceptionMark.Done], null },
        { [ReceptionMark.NotHandedOver, ReceptionMark.Done], null },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_appointment_goes_only_the_ways_that_there_are(ReceptionMark[] marks, ReservationStatus? end)
    {
        var (_, reservation) = await Booked();

        ReservationOutcome? last = null;
        foreach (var mark in marks) last = await Receive(reservation.Number, mark);

        Assert.Equal(end, last!.Reservation?.Status);
        Assert.Equal(end is null ? RefusalKind.NotChangeable : null, last.Refusal?.Kind);
        if (end is not null) Assert.Equal(1 + marks.Length, last.Reservation!.Version);
    }

    [Theory]
    [InlineData(ReceptionMark.Done)]
    [InlineData(ReceptionMark.NotHandedOver)]
    [InlineData(ReceptionMark.NoShow)]
    public async Task A_seat_stays_counted_whatever_became_of_it(ReceptionMark mark)
    {
        var (slot, reservation) = await Booked(capacity: 1);

        await Receive(reservation.Number, mark);

        Assert.Equal(1, await Count(slot));
        var next = await cluster.Slot(slot).Book(Booking.By(Staff, (await cluster.Issue(1))[0]));
        Assert.Equal(RefusalKind.Full, next.Refusal?.Kind);
    }

    [Fact]
    public async Task A_finished_pickup_uses_the_right_up_and_a_no_show_gives_it_back()
    {
        var (doneId, missedId) = (await NewId(), await NewId());
        var (_, done) = await Book(doneId, 1);
        var (_, missed) = await Book(missedId, 1);
        await Receive(done.Number, ReceptionMark.Done);
        await Receive(missed.Number, ReceptionMark.NoShow);

        var again = await cluster.Slot(await cluster.NewSlot(1)).Book(Booking.By(Staff, doneId));
        var anew = await cluster.Slot(await cluster.NewSlot(1)).Book(Booking.By(Staff, missedId));

        Assert.Equal(RefusalKind.AlreadyBooked, again.Refusal?.Kind);
        Assert.Equal(ReservationStatus.Booked, anew.Reservation?.Status);
    }

    [Fact]
    public async Task A_no_show_that_has_booked_anew_cannot_be_undone()
    {
        var id = await NewId();
        var (_, missed) = await Book(id, 1);
        await Receive(missed.Number, ReceptionMark.NoShow);
        var anew = await cluster.Slot(await cluster.NewSlot(1)).Book(Booking.By(Staff, id));

        var undone = await Receive(missed.Number, ReceptionMark.Undo);

        Assert.Equal((RefusalKind.AlreadyBooked, anew.Reservation!.Number), (undone.Refusal!.Kind, undone.Refusal.Number!.Value));
    }

    [Fact]
    public async Task The_same_operation_again_is_the_same_answer_and_with_another_content_a_mismatch()
    {
        var (_, reservation) = await Booked();
        var command = new ReceiveReservation(Guid.NewGuid(), Staff, reservation.Number, 1, ReceptionMark.NotHandedOver, "本人確認書類がない");

        var first = await Desk.Receive(command);
        await Receive(reservation.Number, ReceptionMark.Undo);
        var again = await Desk.Receive(command);
        var other = await Desk.Receive(command with { Reason = "別の理由" });

        Assert.Equal(first.Reservation, again.Reservation);
        Assert.Equal(RefusalKind.IdempotencyMismatch, other.Refusal?.Kind);
        Assert.Equal(3L, await cluster.Postgres.Scalar<long>($"select count(*) from booking.reservation_event where number = {reservation.Number}"));
    }

    [Fact]
    public async Task A_version_that_is_not_the_present_one_changes_nothing()
    {
        var (_, reservation) = await Booked();
        await Receive(reservation.Number, ReceptionMark.Arrive);

        var stale = await Desk.Receive(new ReceiveReservation(Guid.NewGuid(), Staff, reservation.Number, 1, ReceptionMark.Done, null));

        Assert.Equal((RefusalKind.StaleVersion, 2), (stale.Refusal!.Kind, stale.Refusal.Version!.Value));
    }

    [Fact]
    public async Task Who_did_it_and_why_is_in_the_history_and_no_mail_goes_out()
    {
        var (_, reservation) = await Booked();

        await Desk.Receive(new ReceiveReservation(Guid.NewGuid(), Staff, reservation.Number, null, ReceptionMark.NotHandedOver, " 写真が違う "));

        var details = await cluster.Grains.GetGrain<IReservationDesk>(0).Find(reservation.Number, Staff);
        var change = details!.Events[^1];
        Assert.Equal(("not-handed-over", "test-staff", Channel.Staff, "写真が違う"), (change.Kind, change.Actor, change.Channel, change.Reason));
        Assert.Single(details.Notices);
    }

    [Theory]
    [InlineData(StaffRoles.Operator)]
    [InlineData(StaffRoles.Manager)]
    [InlineData(StaffRoles.Viewer)]
    [InlineData(StaffRoles.Auditor)]
    public async Task Who_may_not_receive_changes_nothing(string role)
    {
        var (_, reservation) = await Booked();
        var command = new ReceiveReservation(Guid.NewGuid(), cluster.StaffTicket(role), reservation.Number, null, ReceptionMark.Done, null);

        Assert.Equal(RefusalKind.NotAllowed, (await Desk.Receive(command)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Desk.CountWalkIns(new CountWalkIns(Guid.NewGuid(), cluster.StaffTicket(role), TestCity.Venue, Today, 1))).Refusal?.Kind);
    }

    [Fact]
    public async Task Nobody_says_of_themselves_that_they_came()
    {
        var id = await NewId();
        var (_, reservation) = await Book(id, 1);
        var citizen = await Booking.SignIn(cluster, id);

        var outcome = await Desk.Receive(new ReceiveReservation(Guid.NewGuid(), citizen, reservation.Number, null, ReceptionMark.Done, null));

        Assert.Equal(RefusalKind.NotAllowed, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task Not_handed_over_needs_a_reason()
    {
        var (_, reservation) = await Booked();

        var outcome = await Desk.Receive(new ReceiveReservation(Guid.NewGuid(), Staff, reservation.Number, null, ReceptionMark.NotHandedOver, "  "));

        Assert.Equal(("reason", FieldProblem.Required), (outcome.Refusal!.Fields[0].Field, outcome.Refusal.Fields[0].Problem));
    }

    [Fact]
    public async Task Walk_ins_are_counted_by_day_and_a_slip_is_taken_back_but_never_below_nobody()
    {
        var day = Today.AddDays(100);
        var first = new CountWalkIns(Guid.NewGuid(), Staff, TestCity.Venue, day, 2);

        var totals = new[] { await Desk.CountWalkIns(first), await Count(1), await Count(-1), await Desk.CountWalkIns(first) };
        var tooMany = await Count(-3);
        var nowhere = await Desk.CountWalkIns(first with { OperationId = Guid.NewGuid(), Venue = "nowhere" });
        var mismatch = await Desk.CountWalkIns(first with { People = 5 });

        Assert.Equal([2, 3, 2, 2], totals.Select(total => total.Total));
        Assert.Equal(
            [RefusalKind.Invalid, RefusalKind.UnknownVenue, RefusalKind.IdempotencyMismatch],
            new[] { tooMany, nowhere, mismatch }.Select(outcome => outcome.Refusal!.Kind));

        async Task<WalkInOutcome> Count(int people) => await Desk.CountWalkIns(new CountWalkIns(Guid.NewGuid(), Staff, TestCity.Venue, day, people));
    }

    private DateOnly Today => DateOnly.FromDateTime(cluster.Time.GetUtcNow().AddHours(9).DateTime);

    private IReceptionDesk Desk => cluster.Grains.GetGrain<IReceptionDesk>(0);

    private async Task<ReservationOutcome> Receive(long number, ReceptionMark mark) =>
        await Desk.Receive(new ReceiveReservation(Guid.NewGuid(), Staff, number, null, mark, mark == ReceptionMark.NotHandedOver ? "書類がない" : null));

    private Task<int> Count(SlotKey slot) =>
        cluster.Postgres.Scalar<int>($"select booked from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '10:00'");

    private async Task<(SlotKey Slot, Reservation Reservation)> Booked(int capacity = 2) => await Book(await NewId(), capacity);

    private async Task<string> NewId() => (await cluster.Issue(1))[0];

    private async Task<(SlotKey Slot, Reservation Reservation)> Book(string id, int capacity)
    {
        var slot = await cluster.NewSlot(capacity);
        var outcome = await cluster.Slot(slot).Book(Booking.By(Staff, id));
        return (slot, outcome.Reservation!);
    }
}
