using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>The board says what the grain would say, or nothing.</summary>
public sealed class SlotBoardTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private ISlotBoard Board => cluster.Services.GetRequiredService<ISlotBoard>();

    [Fact]
    public async Task A_slot_that_was_refused_as_full_is_refused_by_the_board()
    {
        var (slot, _) = await FullSlot();

        Assert.Equal(RefusalKind.Full, Refusal(slot)?.Kind);
    }

    [Fact]
    public async Task What_nobody_asked_the_grain_for_the_board_does_not_know()
    {
        var slot = await cluster.NewSlot(capacity: 0);

        Assert.Null(Refusal(slot));
    }

    [Fact]
    public async Task A_repeat_of_the_booking_that_got_the_last_seat_is_left_to_the_grain()
    {
        var (slot, booked) = await FullSlot();

        Assert.Null(Board.Refuse(slot, TestCity.Pickup, booked.OperationId));
        Assert.NotNull((await cluster.Slot(slot).Book(booked)).Reservation);
    }

    [Fact]
    public async Task A_seat_that_was_given_back_is_free_as_soon_as_that_is_acknowledged()
    {
        var (slot, booked) = await FullSlot();
        var reservation = (await cluster.Slot(slot).Book(booked)).Reservation!;

        await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), cluster.StaffTicket(), reservation.Number, null, null));

        Assert.Null(Refusal(slot));
        Assert.NotNull((await Ask(slot)).Reservation);
    }

    [Fact]
    public async Task A_seat_that_was_freed_behind_the_grains_back_is_seen_with_the_next_look()
    {
        var (slot, _) = await FullSlot();
        await cluster.Postgres.Execute($"update booking.slot set capacity = 2, version = version + 1 where date = '{slot.Date:yyyy-MM-dd}' and time = '10:00'");

        await cluster.Services.GetRequiredService<SlotWatch>().Look(CancellationToken.None);

        Assert.Null(Refusal(slot));
        Assert.NotNull((await Ask(slot)).Reservation);
    }

    [Fact]
    public async Task A_seat_that_is_only_held_is_left_to_the_grain()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var ticket = await Booking.SignIn(cluster, (await cluster.Issue(1))[0]);
        await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), ticket, TestCity.Pickup, null));

        var refused = await Ask(slot);

        Assert.Equal(RefusalKind.Full, refused.Refusal?.Kind);
        Assert.Null(Refusal(slot));
    }

    [Fact]
    public async Task Only_the_procedure_whose_own_limit_is_reached_is_refused()
    {
        var slot = await cluster.NewSlot(capacity: 4, limited: TestCity.Renewal, limit: 0);
        await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0], procedure: TestCity.Renewal));

        Assert.Equal(RefusalKind.Full, Board.Refuse(slot, TestCity.Renewal, Guid.NewGuid())?.Kind);
        Assert.Null(Refusal(slot));
    }

    /// <summary>A slot whose one seat is taken, and that has said so to somebody.</summary>
    private async Task<(SlotKey Slot, BookSeat Booked)> FullSlot()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var booked = Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]);
        Assert.NotNull((await cluster.Slot(slot).Book(booked)).Reservation);
        Assert.Equal(RefusalKind.Full, (await Ask(slot)).Refusal?.Kind);
        return (slot, booked);
    }

    private async Task<Contracts.Reservations.ReservationOutcome> Ask(SlotKey slot) =>
        await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]));

    private Refusal? Refusal(SlotKey slot) => Board.Refuse(slot, TestCity.Pickup, Guid.NewGuid());
}
