using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Days;

/// <summary>The city's figures are what the rows say (issue 4, line 5).</summary>
public sealed class DayDeskTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private string Staff => cluster.StaffTicket(StaffRoles.Staff);

    [Fact]
    public async Task A_day_counts_who_is_booked_who_came_and_what_became_of_it()
    {
        var slot = await cluster.NewSlot(8);
        var numbers = new List<long>();
        foreach (var id in await cluster.Issue(6)) numbers.Add((await cluster.Slot(slot).Book(Booking.By(Staff, id))).Reservation!.Number);
        await Receive(numbers[0], ReceptionMark.Arrive);
        await Receive(numbers[1], ReceptionMark.Done);
        await Receive(numbers[2], ReceptionMark.NotHandedOver);
        await Receive(numbers[3], ReceptionMark.NoShow);
        await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), Staff, numbers[4], null, null));
        await cluster.Grains.GetGrain<IReceptionDesk>(0).CountWalkIns(new CountWalkIns(Guid.NewGuid(), Staff, slot.Venue, slot.Date, 3));

        var day = (await Desk.Day(Staff, slot.Venue, slot.Date))!;

        Assert.Equal(new SlotFigures(slot.Time, 60, Capacity: 8, Booked: 5, Arrived: 3, Done: 1, NotHandedOver: 1, NoShow: 1, Late: 0), Assert.Single(day.Slots));
        Assert.Equal(3, day.WalkIns);
    }

    [Theory]
    [InlineData(14, 0)]
    [InlineData(15, 1)]
    public async Task Late_is_who_is_not_there_a_quarter_of_an_hour_after_the_time(int minutes, int late)
    {
        var slot = await cluster.NewSlot(2);
        await cluster.Slot(slot).Book(Booking.By(Staff, (await cluster.Issue(1))[0]));
        var now = OrleansBooking.Contracts.City.CityClock.ToInstant(slot.Date, slot.Time).AddMinutes(minutes);

        var figures = await Days.DayAt(slot.Venue, slot.Date, now.ToUniversalTime());

        Assert.Equal(late, figures!.Slots[0].Late);
    }

    [Fact]
    public async Task A_month_shows_every_day_with_its_seats()
    {
        var slot = await cluster.NewSlot(7);
        await cluster.Slot(slot).Book(Booking.By(Staff, (await cluster.Issue(1))[0]));

        var month = (await Desk.Month(Staff, slot.Venue, slot.Date))!;

        Assert.Equal(DateTime.DaysInMonth(slot.Date.Year, slot.Date.Month), month.Days.Length);
        var day = month.Days[slot.Date.Day - 1];
        Assert.Equal((slot.Date, 7, 1), (day.Date, day.Capacity, day.Booked));
    }

    [Fact]
    public async Task The_next_free_time_is_the_one_that_a_booking_gets()
    {
        var next = (await Desk.NextFree(Staff))!.Value.Single(one => one.Procedure == TestCity.Pickup);

        var outcome = await cluster.Slot(new SlotKey(next.Venue, next.Date, next.Time)).Book(Booking.By(Staff, (await cluster.Issue(1))[0]));

        Assert.Null(outcome.Refusal);
    }

    [Fact]
    public async Task An_unknown_venue_and_a_role_without_the_right_hear_nothing()
    {
        var today = DateOnly.FromDateTime(cluster.Time.GetUtcNow().DateTime);

        Assert.Null(await Desk.Day(Staff, "nowhere", today));
        Assert.Null(await Desk.Day(cluster.StaffTicket(StaffRoles.Operator), TestCity.Venue, today));
        Assert.Null(await Desk.Integrity(cluster.StaffTicket(StaffRoles.Operator)));
    }

    private IDayDesk Desk => cluster.Grains.GetGrain<IDayDesk>(0);

    private OrleansBooking.Grains.Days.DayReader Days =>
        (OrleansBooking.Grains.Days.DayReader)cluster.Services.GetService(typeof(OrleansBooking.Grains.Days.DayReader))!;

    private async Task Receive(long number, ReceptionMark mark) =>
        Assert.Null((await cluster.Grains.GetGrain<IReceptionDesk>(0).Receive(
            new ReceiveReservation(Guid.NewGuid(), Staff, number, null, mark, mark == ReceptionMark.NotHandedOver ? "書類" : null))).Refusal);
}
