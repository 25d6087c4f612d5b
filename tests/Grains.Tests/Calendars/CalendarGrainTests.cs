using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Calendars;

/// <summary>W4: what the calendar says is what can be booked.</summary>
public sealed class CalendarGrainTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task Booked_and_held_seats_are_not_free()
    {
        var slot = await cluster.NewSlot(capacity: 5);
        var ids = await cluster.Issue(2);
        await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0]));
        await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), await Booking.SignIn(cluster, ids[1]), TestCity.Pickup, null));

        var day = await Day(slot);

        Assert.Equal((DayState.Open, 3, 5), (day.State, day.Slots[0].Free, day.Slots[0].Capacity));
    }

    [Fact]
    public async Task A_family_that_decides_keeps_a_seat_each()
    {
        var slot = await cluster.NewSlot(capacity: 5, TestCity.Pickup, limit: 4);
        await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), cluster.StaffTicket(), TestCity.Pickup, Guid.NewGuid()) { Seats = 3 });

        var pickup = await Day(slot);
        var renewal = await Day(slot, TestCity.Renewal);

        Assert.Equal((1, 2), (pickup.Slots[0].Free, renewal.Slots[0].Free));
    }

    [Fact]
    public async Task A_procedures_own_limit_counts_what_is_booked_and_held_for_it()
    {
        var slot = await cluster.NewSlot(capacity: 5, TestCity.Renewal, limit: 2);
        var ids = await cluster.Issue(2);
        await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0], procedure: TestCity.Renewal));
        await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), await Booking.SignIn(cluster, ids[1]), TestCity.Renewal, null));

        var renewal = await Day(slot, TestCity.Renewal);
        var pickup = await Day(slot);

        Assert.Equal((DayState.Full, 0, 2), (renewal.State, renewal.Slots[0].Free, renewal.Slots[0].Capacity));
        Assert.Equal((3, 5), (pickup.Slots[0].Free, pickup.Slots[0].Capacity));
    }

    [Theory]
    [InlineData(5, 4, DayState.Few)]
    [InlineData(5, 5, DayState.Full)]
    [InlineData(0, 0, DayState.Closed)]
    public async Task A_day_is_named_by_its_seats(int capacity, int booked, DayState expected)
    {
        var slot = await cluster.NewSlot(capacity);
        foreach (var id in await cluster.Issue(booked)) await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id));

        var day = await Day(slot);

        Assert.Equal(expected, day.State);
    }

    [Fact]
    public async Task A_day_that_opens_later_is_coming_and_says_when()
    {
        var slot = await cluster.NewSlot(capacity: 5);
        await cluster.Postgres.Execute($"update booking.slot set opens_at = now() + interval '1 day', plan_revision = plan_revision + 1 where date = '{slot.Date:yyyy-MM-dd}'");

        var day = await Day(slot);

        Assert.Equal(DayState.Coming, day.State);
        Assert.NotNull(day.OpensAt);
        Assert.Empty(day.Slots);
    }

    [Fact]
    public async Task Unknown_venues_and_procedures_have_no_calendar()
    {
        var slot = await cluster.NewSlot(capacity: 1);

        Assert.Null(await Calendar(slot with { Venue = "nowhere" }).Month(TestCity.Pickup));
        Assert.Null(await Calendar(slot).Month("passport"));
    }

    [Fact]
    public async Task The_nearest_free_slots_are_offered_nearest_first()
    {
        var slots = new[] { await cluster.NewSlot(1), await cluster.NewSlot(1), await cluster.NewSlot(1), await cluster.NewSlot(1) };
        await cluster.Slot(slots[1]).Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]));

        var months = new List<MonthAvailability>();
        foreach (var date in slots.Select(slot => new DateOnly(slot.Date.Year, slot.Date.Month, 1)).Distinct())
            months.Add((await Calendar(slots[1] with { Date = date }).Month(TestCity.Pickup))!);
        var nearest = NearestFree.To(slots[1], months);

        Assert.Equal([slots[0].Date, slots[2].Date], nearest.Take(2).Select(slot => slot.Date));
        Assert.DoesNotContain(slots[1], nearest);
    }

    private ICalendarGrain Calendar(SlotKey slot) => cluster.Grains.GetGrain<ICalendarGrain>(CalendarKey.For(slot.Venue, slot.Date).ToString());

    // Each test's days are its own, but the month's figures may be 200 ms old: a second later they are not.
    private async Task<DayAvailability> Day(SlotKey slot, string procedure = TestCity.Pickup)
    {
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        return (await Calendar(slot).Month(procedure))!.Days.Single(day => day.Date == slot.Date);
    }
}
