using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Tests.Slots;

public sealed class SlotGrainTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task A_booking_is_stored_with_event_notice_and_count_in_one_commit()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var command = Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]);

        var outcome = await cluster.Slot(slot).Book(command);

        var number = outcome.Reservation!.Number;
        Assert.Equal(new Reservation(number, slot, 60, TestCity.Pickup, ReservationStatus.Booked, Channel.Telephone, 1), outcome.Reservation);
        Assert.Equal("booked test-operator applicant telephone", await cluster.Postgres.Scalar<string>(
            $"select kind || ' ' || actor || ' ' || on_behalf || ' ' || channel from booking.reservation_event where number = {number} and version = 1"));
        Assert.Equal("pending", await cluster.Postgres.Scalar<string>($"select state from booking.notice where number = {number} and kind = 'booked'"));
        Assert.Equal(1, await Booked(slot));
    }

    [Fact]
    public async Task A_repeat_of_a_booking_gets_its_recorded_answer_also_when_the_slot_is_full_and_the_reservation_has_moved_away()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 4));
        var ids = await cluster.Issue(2);
        var staff = cluster.StaffTicket();
        var command = Booking.By(staff, ids[0]);
        var first = await cluster.Slot(slot).Book(command);
        await cluster.Slot(elsewhere).MoveIn(new MoveSeat(Guid.NewGuid(), staff, first.Reservation!.Number, 1, null, null));
        await cluster.Slot(slot).Book(Booking.By(staff, ids[1]));

        var repeat = await cluster.Slot(slot).Book(command);

        Assert.Equal(first.Reservation, repeat.Reservation);
    }

    [Fact]
    public async Task The_same_operation_with_other_content_is_a_mismatch()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var ids = await cluster.Issue(2);
        var command = Booking.By(cluster.StaffTicket(), ids[0]);
        await cluster.Slot(slot).Book(command);

        var other = await cluster.Slot(slot).Book(command with { Contact = command.Contact with { Phone = "0312345678" } });

        Assert.Equal(RefusalKind.IdempotencyMismatch, other.Refusal?.Kind);
    }

    [Fact]
    public async Task A_wrong_birthday_and_an_unknown_id_are_refused_alike()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var id = (await cluster.Issue(1))[0];

        var wrong = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id, birthday: "0413"));
        var unknown = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), "0000111122223333"));

        Assert.Equal(RefusalKind.UnknownApplicant, wrong.Refusal?.Kind);
        Assert.Equal(wrong.Refusal, unknown.Refusal);
        Assert.Equal(0, await Booked(slot));
    }

    [Fact]
    public async Task Twenty_wrong_birthdays_lock_an_id_on_staff_channels_too()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var id = (await cluster.Issue(1))[0];
        for (var i = 0; i < 20; i++) await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id, birthday: "0413"));

        var right = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id));

        Assert.Equal(RefusalKind.TooManyAttempts, right.Refusal?.Kind);
        Assert.NotNull(right.Refusal!.At);
    }

    [Fact]
    public async Task A_move_takes_the_new_seat_and_frees_the_old_one_once()
    {
        var (from, to) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var ids = await cluster.Issue(2);
        var staff = cluster.StaffTicket();
        var booked = (await cluster.Slot(from).Book(Booking.By(staff, ids[0]))).Reservation!;
        var move = new MoveSeat(Guid.NewGuid(), staff, booked.Number, booked.Version, "later", null);

        var moved = await cluster.Slot(to).MoveIn(move);
        var again = await cluster.Slot(to).MoveIn(move);
        var next = await cluster.Slot(from).Book(Booking.By(staff, ids[1]));

        Assert.Equal((to, 2), (moved.Reservation!.Slot, moved.Reservation.Version));
        Assert.Equal(moved.Reservation, again.Reservation);
        Assert.NotNull(next.Reservation);
        Assert.Equal((1, 1), (await Booked(from), await Booked(to)));
    }

    [Fact]
    public async Task A_move_to_a_full_slot_changes_nothing()
    {
        var (from, to) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var ids = await cluster.Issue(2);
        var staff = cluster.StaffTicket();
        var booked = (await cluster.Slot(from).Book(Booking.By(staff, ids[0]))).Reservation!;
        await cluster.Slot(to).Book(Booking.By(staff, ids[1]));

        var refused = await cluster.Slot(to).MoveIn(new MoveSeat(Guid.NewGuid(), staff, booked.Number, 1, null, null));

        Assert.Equal(RefusalKind.Full, refused.Refusal?.Kind);
        Assert.Equal((1, 1), (await Booked(from), await Booked(to)));
    }

    [Fact]
    public async Task A_change_against_an_old_version_is_stale()
    {
        var (from, to) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var staff = cluster.StaffTicket();
        var booked = (await cluster.Slot(from).Book(Booking.By(staff, (await cluster.Issue(1))[0]))).Reservation!;
        await cluster.Slot(to).MoveIn(new MoveSeat(Guid.NewGuid(), staff, booked.Number, 1, null, null));

        var stale = await cluster.Slot(to).Cancel(new CancelSeat(Guid.NewGuid(), staff, booked.Number, 1, null));

        Assert.Equal((RefusalKind.StaleVersion, 2), (stale.Refusal!.Kind, stale.Refusal.Version));
    }

    [Fact]
    public async Task A_cancellation_repeated_frees_one_seat()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var ids = await cluster.Issue(2);
        var staff = cluster.StaffTicket();
        var booked = (await cluster.Slot(slot).Book(Booking.By(staff, ids[0]))).Reservation!;
        await cluster.Slot(slot).Book(Booking.By(staff, ids[1]));
        var cancel = new CancelSeat(Guid.NewGuid(), staff, booked.Number, 1, "sick");

        var first = await cluster.Slot(slot).Cancel(cancel);
        var second = await cluster.Slot(slot).Cancel(cancel);
        var third = await cluster.Slot(slot).Cancel(cancel with { OperationId = Guid.NewGuid(), ExpectedVersion = null });

        Assert.Equal(ReservationStatus.Cancelled, first.Reservation!.Status);
        Assert.Equal(first.Reservation, second.Reservation);
        Assert.Equal(RefusalKind.NotChangeable, third.Refusal?.Kind);
        Assert.Equal(1, await Booked(slot));
    }

    [Fact]
    public async Task A_citizen_cannot_touch_another_persons_reservation()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var ids = await cluster.Issue(2);
        var booked = (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0]))).Reservation!;
        var stranger = await Booking.SignIn(cluster, ids[1]);

        var refused = await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), stranger, booked.Number, null, null));

        Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s.YWRtaW4.AAAA")]
    [InlineData("c.AAAA")]
    public async Task A_forged_ticket_is_refused(string ticket)
    {
        var slot = await cluster.NewSlot(capacity: 2);

        var outcome = await cluster.Slot(slot).Book(Booking.By(ticket, "0000111122223333"));

        Assert.Equal(RefusalKind.NotAllowed, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task A_held_seat_is_the_holders_until_its_end_and_survives_the_grain()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var ids = await cluster.Issue(2);
        var (holder, other) = (await Booking.SignIn(cluster, ids[0]), await Booking.SignIn(cluster, ids[1]));
        var held = await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), holder, TestCity.Pickup, null));
        await cluster.Slot(slot).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        var refused = await cluster.Slot(slot).Book(Booking.Web(other));
        var taken = await cluster.Slot(slot).Book(Booking.Web(holder, hold: held.HoldId));

        Assert.NotNull(held.Until);
        Assert.Equal(RefusalKind.Full, refused.Refusal?.Kind);
        Assert.NotNull(taken.Reservation);
        Assert.Equal(0L, await cluster.Postgres.Scalar<long>($"select count(*) from booking.hold where id = '{held.HoldId}'"));
    }

    [Fact]
    public async Task A_hold_is_renewed_once_and_a_second_hold_gives_the_first_back()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var ids = await cluster.Issue(2);
        var (holder, other) = (await Booking.SignIn(cluster, ids[0]), await Booking.SignIn(cluster, ids[1]));

        var first = await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), holder, TestCity.Pickup, null));
        var renewed = await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), holder, TestCity.Pickup, null));
        var third = await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), holder, TestCity.Pickup, null));
        await cluster.Slot(elsewhere).Hold(new HoldSeat(Guid.NewGuid(), holder, TestCity.Pickup, null));
        await Watch();
        var free = await cluster.Slot(slot).Book(Booking.Web(other));

        Assert.True(renewed.Until > first.Until);
        Assert.Equal(renewed.Until, third.Until);
        Assert.NotNull(free.Reservation);
    }

    [Fact]
    public async Task A_limit_by_procedure_holds_in_the_slot()
    {
        var slot = await cluster.NewSlot(capacity: 4, limited: TestCity.Pickup, limit: 1);
        var ids = await cluster.Issue(3);
        var staff = cluster.StaffTicket();

        var outcomes = await Task.WhenAll(ids.Take(2).Select(id => cluster.Slot(slot).Book(Booking.By(staff, id)).AsTask()));
        var renewal = await cluster.Slot(slot).Book(Booking.By(staff, ids[2], procedure: TestCity.Renewal));

        Assert.Single(outcomes, outcome => outcome.Reservation is not null);
        Assert.Single(outcomes, outcome => outcome.Refusal?.Kind == RefusalKind.Full);
        Assert.NotNull(renewal.Reservation);
    }

    [Fact]
    public async Task A_capacity_changed_by_hand_in_sql_is_seen()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var ids = await cluster.Issue(2);
        var staff = cluster.StaffTicket();
        await cluster.Slot(slot).Book(Booking.By(staff, ids[0]));
        await cluster.Postgres.Execute($"update booking.slot set capacity = 2 where date = '{slot.Date:yyyy-MM-dd}'");

        await Watch();
        var second = await cluster.Slot(slot).Book(Booking.By(staff, ids[1]));

        Assert.NotNull(second.Reservation);
    }

    [Fact]
    public async Task Unknown_venues_and_times_are_told_apart()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var command = Booking.By(cluster.StaffTicket(), "0000111122223333");

        var time = await cluster.Slot(slot with { Time = new TimeOnly(3, 0) }).Book(command);
        var venue = await cluster.Slot(slot with { Venue = "nowhere" }).Book(command);

        Assert.Equal(RefusalKind.NoSuchTime, time.Refusal?.Kind);
        Assert.Equal(RefusalKind.UnknownVenue, venue.Refusal?.Kind);
    }

    private Task Watch() => cluster.Services.GetRequiredService<SlotWatch>().Look(CancellationToken.None);

    private Task<int> Booked(SlotKey slot) => cluster.Postgres.Scalar<int>($"select booked from booking.slot where date = '{slot.Date:yyyy-MM-dd}'");
}
