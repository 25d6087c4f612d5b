using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>Over the capacity or outside the window: with the right and a reason, and recorded (C7).</summary>
public sealed class OverrideTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private string Staff => cluster.StaffTicket(StaffRoles.Staff);

    [Fact]
    public async Task A_full_slot_takes_one_more_and_says_how_many_are_over()
    {
        var slot = await Full();

        var outcome = await cluster.Slot(slot).Book(await Over("市長決裁"));

        Assert.Equal(ReservationStatus.Booked, outcome.Reservation?.Status);
        Assert.Equal((2, 1), await Seats(slot));
        var change = (await Details(outcome.Reservation!.Number)).Events[0];
        Assert.Equal(("booked", true, "市長決裁"), (change.Kind, change.Overridden, change.Reason));
        Assert.Equal(RefusalKind.Full, (await cluster.Slot(slot).Book(await Plain())).Refusal?.Kind);
    }

    [Fact]
    public async Task The_seat_that_was_over_goes_first_when_somebody_cancels()
    {
        var slot = await Full();
        var over = await cluster.Slot(slot).Book(await Over("席を足した"));

        await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), Staff, over.Reservation!.Number, null, null));

        Assert.Equal((1, 0), await Seats(slot));
    }

    [Fact]
    public async Task A_closed_window_is_no_obstacle_and_a_free_seat_is_not_over()
    {
        var slot = await cluster.NewSlot(2);
        await cluster.Postgres.Execute($"update booking.slot set opens_at = now() + interval '300 days', plan_revision = plan_revision + 1 where date = '{slot.Date:yyyy-MM-dd}'");

        var plain = await cluster.Slot(slot).Book(await Plain());
        var over = await cluster.Slot(slot).Book(await Over("電話で頼まれた"));

        Assert.Equal(RefusalKind.NotYetOpen, plain.Refusal?.Kind);
        Assert.Null(over.Refusal);
        Assert.Equal((1, 0), await Seats(slot));
    }

    [Fact]
    public async Task A_time_that_was_removed_stays_removed()
    {
        var slot = await cluster.NewSlot(0);

        Assert.Equal(RefusalKind.Closed, (await cluster.Slot(slot).Book(await Over("どうしても"))).Refusal?.Kind);
    }

    [Fact]
    public async Task A_limit_by_procedure_is_passed_as_well()
    {
        var slot = await cluster.NewSlot(4, limited: TestCity.Pickup, limit: 0);

        var outcome = await cluster.Slot(slot).Book(await Over("別の窓口を開ける"));

        Assert.Null(outcome.Refusal);
        Assert.Equal((1, 0), await Seats(slot));
        Assert.Equal(1, await cluster.Postgres.Scalar<int>(
            $"select h.over from booking.slot_share h join booking.slot s on s.id = h.slot where s.date = '{slot.Date:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task The_applicant_is_checked_as_for_any_booking()
    {
        var slot = await Full();
        var booked = await Over("一度目");
        await cluster.Slot(slot).Book(booked);

        var wrong = (await Over("違う誕生日")) with { Applicant = booked.Applicant! with { Birthday = "0101" } };
        var twice = booked with { OperationId = Guid.NewGuid() };

        Assert.Equal(RefusalKind.UnknownApplicant, (await cluster.Slot(slot).Book(wrong)).Refusal?.Kind);
        Assert.Equal(RefusalKind.AlreadyBooked, (await cluster.Slot(await Full()).Book(twice)).Refusal?.Kind);
    }

    [Fact]
    public async Task Somebody_without_an_id_can_be_booked_over_the_capacity_too()
    {
        var slot = await Full();
        var command = Booking.Declared(Staff, "タナカ ジロウ", "0312340000") with { OverrideReason = "遠くから来た" };

        Assert.Null((await cluster.Slot(slot).Book(command)).Refusal);
    }

    [Fact]
    public async Task The_same_operation_again_is_the_same_booking()
    {
        var slot = await Full();
        var command = await Over("一度だけ");

        var first = await cluster.Slot(slot).Book(command);
        var again = await cluster.Slot(slot).Book(command);
        var other = await cluster.Slot(slot).Book(command with { OverrideReason = "別の理由" });

        Assert.Equal(first.Reservation, again.Reservation);
        Assert.Equal(RefusalKind.IdempotencyMismatch, other.Refusal?.Kind);
        Assert.Equal((2, 1), await Seats(slot));
    }

    [Theory]
    [InlineData(StaffRoles.Operator)]
    [InlineData(StaffRoles.Manager)]
    public async Task Who_may_book_but_not_override_is_refused(string role)
    {
        var slot = await Full();
        var command = Booking.By(cluster.StaffTicket(role), (await cluster.Issue(1))[0]) with { OverrideReason = "お願い" };

        Assert.Equal(RefusalKind.NotAllowed, (await cluster.Slot(slot).Book(command)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_citizen_never_goes_over_the_capacity()
    {
        var slot = await Full();
        var ticket = await Booking.SignIn(cluster, (await cluster.Issue(1))[0]);

        var booked = await cluster.Slot(slot).Book(Booking.Web(ticket) with { OverrideReason = "お願い" });

        Assert.Equal(RefusalKind.NotAllowed, booked.Refusal?.Kind);
        Assert.Equal((1, 0), await Seats(slot));
    }

    [Fact]
    public async Task A_move_goes_over_the_capacity_with_a_reason_and_not_without()
    {
        var (from, to) = (await Full(), await Full());
        var number = await cluster.Postgres.Scalar<long>(
            $"select r.number from booking.reservation r join booking.slot s on s.id = r.slot where s.date = '{from.Date:yyyy-MM-dd}'");
        var move = new MoveSeat(Guid.NewGuid(), Staff, number, null, "会場の都合", null);

        var plain = await cluster.Slot(to).MoveIn(move);
        var without = await cluster.Slot(to).MoveIn(move with { OperationId = Guid.NewGuid(), Override = true, Reason = null });
        var over = await cluster.Slot(to).MoveIn(move with { OperationId = Guid.NewGuid(), Override = true });

        Assert.Equal((RefusalKind.Full, RefusalKind.Invalid), (plain.Refusal!.Kind, without.Refusal!.Kind));
        Assert.Null(over.Refusal);
        Assert.Equal((0, 0), await Seats(from));
        Assert.Equal((2, 1), await Seats(to));
        Assert.True((await Details(number)).Events[^1].Overridden);
    }

    private async Task<BookSeat> Plain() => Booking.By(Staff, (await cluster.Issue(1))[0]);

    private async Task<BookSeat> Over(string reason) => (await Plain()) with { OverrideReason = reason };

    private async Task<SlotKey> Full()
    {
        var slot = await cluster.NewSlot(1);
        Assert.Null((await cluster.Slot(slot).Book(await Plain())).Refusal);
        return slot;
    }

    private async Task<ReservationDetails> Details(long number) => (await cluster.Grains.GetGrain<IReservationDesk>(0).Find(number, Staff))!;

    private async Task<(int Booked, int Over)> Seats(SlotKey slot) => (
        await cluster.Postgres.Scalar<int>($"select booked from booking.slot where date = '{slot.Date:yyyy-MM-dd}' and time = '10:00'"),
        await cluster.Postgres.Scalar<int>($"select over from booking.slot where date = '{slot.Date:yyyy-MM-dd}' and time = '10:00'"));
}
