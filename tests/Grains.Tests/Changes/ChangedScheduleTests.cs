using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>What a changed schedule shows and gives.</summary>
[Collection(ChangesCollection.Name)]
public sealed class ChangedScheduleTests(BookingCluster cluster) : ChangeScene(cluster)
{
    [Fact]
    public async Task Seats_kept_for_the_telephone_are_not_shown_as_free_until_they_flow_back_and_are_given_on_the_telephone()
    {
        var (venue, slot) = await Hall();
        var session = new Session(slot.Time, slot.Time.AddHours(1), 60, 1, []) { KeptForTelephone = 1 };
        var calendar = Cluster.Grains.GetGrain<ICalendarGrain>(CalendarKey.For(venue, slot.Date).ToString());

        await Propose(venue, new OpenSession(slot.Date, session));
        var shown = (await calendar.Month(TestCity.Pickup))!.Days[slot.Date.Day - 1].State;
        var until = await Cluster.Postgres.Scalar<DateTime>($"select until from booking.hold h join booking.slot s on s.id = h.slot where s.venue = '{venue}'");
        var booked = await Cluster.Slot(slot).Book(Booking.By(Operator, (await Cluster.Issue(1))[0]));
        await Propose(venue, new OpenSession(slot.Date, session with { KeptForTelephone = 0 }));

        Assert.Equal(DayState.Full, shown);
        Assert.Equal(CityClock.ToInstant(slot.Date.AddDays(-1), TimeOnly.MinValue).UtcDateTime, until.ToUniversalTime());
        Assert.NotNull(booked.Reservation);
        Assert.Equal(0, await Cluster.Postgres.Scalar<long>($"select count(*) from booking.hold h join booking.slot s on s.id = h.slot where s.venue = '{venue}'"));
    }

    [Fact]
    public async Task The_webs_own_deadline_closes_the_calendar_and_not_the_telephone()
    {
        var (venue, slot) = await Hall();
        var calendar = Cluster.Grains.GetGrain<ICalendarGrain>(CalendarKey.For(venue, slot.Date).ToString());
        var definition = (await Grain(venue).Get())!.Definition;

        await Propose(venue, new ReplaceVenue(definition with { Window = definition.Window with { WebClosesHoursBefore = 24 * 7 } }));
        var shown = (await calendar.Month(TestCity.Pickup))!.Days[slot.Date.Day - 1].State;
        var booked = await Cluster.Slot(slot).Book(Booking.By(Operator, (await Cluster.Issue(1))[0]));

        Assert.Equal(DayState.Closed, shown);
        Assert.NotNull(booked.Reservation);
    }

    [Fact]
    public async Task The_schedule_shows_seats_bookings_and_removed_times_that_somebody_is_booked_for()
    {
        var (venue, slot) = await Hall();
        await Cluster.Slot(slot).Book(Booking.By(Operator, (await Cluster.Issue(1))[0]));
        await Propose(venue, new SetSeats(slot.Date, slot.Time, 0));

        var day = (await Desk.Schedule(Viewer, venue, slot.Date, slot.Date))!.Value.Single();

        var shown = Assert.Single(day.Slots);
        Assert.Equal((slot.Time, 0, 1, 1), (shown.Time, shown.Capacity, shown.Booked, shown.Over));
    }
}
