using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains.Tests.Venues;

/// <summary>D3, C6: a venue is data; a changed schedule drops nobody.</summary>
public sealed class VenueGrainTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task A_new_venue_can_be_booked_as_soon_as_it_is_defined()
    {
        var venue = await Define("new-hall", Hall("new-hall", capacity: 1));

        var outcome = await cluster.Slot(new("new-hall", TestCity.FirstDay(cluster.Time), new TimeOnly(10, 0)))
            .Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]));

        Assert.Equal(1, venue.Revision);
        Assert.NotNull(outcome.Reservation);
    }

    [Fact]
    public async Task A_capacity_cut_below_what_is_booked_drops_nobody_and_is_marked_over()
    {
        await Define("cut-hall", Hall("cut-hall", capacity: 3));
        var slot = new Contracts.Slots.SlotKey("cut-hall", TestCity.FirstDay(cluster.Time), new TimeOnly(10, 0));
        var staff = cluster.StaffTicket();
        var ids = await cluster.Issue(4);
        foreach (var id in ids.Take(3)) await cluster.Slot(slot).Book(Booking.By(staff, id));

        await Define("cut-hall", Hall("cut-hall", capacity: 1), revision: 1);
        var refused = await cluster.Slot(slot).Book(Booking.By(staff, ids[3]));

        Assert.Equal(RefusalKind.Full, refused.Refusal?.Kind);
        Assert.Equal("3 booked, 1 capacity, 2 over", await cluster.Postgres.Scalar<string>(
            $"select booked || ' booked, ' || capacity || ' capacity, ' || over || ' over' from booking.slot where venue = 'cut-hall' and date = '{slot.Date:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task Who_saw_an_older_revision_changes_nothing()
    {
        await Define("seen-hall", Hall("seen-hall", capacity: 3));

        var outcome = await Define("seen-hall", Hall("seen-hall", capacity: 9), revision: 0);

        Assert.Equal(RefusalKind.StaleVersion, outcome.Refusal?.Kind);
        Assert.Equal(3, await cluster.Postgres.Scalar<int>("select max(capacity) from booking.slot where venue = 'seen-hall'"));
    }

    [Fact]
    public async Task An_operator_cannot_define_venues()
    {
        var outcome = await cluster.Grains.GetGrain<IVenueGrain>(VenueKey.Of("op-hall"))
            .Define(new DefineVenue(cluster.StaffTicket(StaffRoles.Operator), Hall("op-hall", 1), 0));

        Assert.Equal(RefusalKind.NotAllowed, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task A_day_that_comes_into_reach_is_planned_by_the_roll()
    {
        var far = cluster.Time.CityToday().AddDays(390);
        await Define("far-hall", Hall("far-hall", 1) with { Window = Hall("far-hall", 1).Window with { FirstDay = far, LastDay = far.AddDays(30) } });
        var before = await Planned("far-hall");

        cluster.Time.Advance(TimeSpan.FromDays(1));
        await cluster.Grains.GetGrain<IVenueRoll>(VenueKey.Of("far-hall")).Roll();

        Assert.Equal(before.AddDays(1), await Planned("far-hall"));
        Assert.Equal(before.AddDays(1), DateOnly.FromDateTime(await cluster.Postgres.Scalar<DateTime>("select max(date)::timestamp from booking.slot where venue = 'far-hall'")));
    }

    [Fact]
    public async Task A_plan_whose_application_was_interrupted_is_applied_when_the_grain_wakes()
    {
        await Define("torn-hall", Hall("torn-hall", capacity: 3));
        await Define("torn-hall", Hall("torn-hall", capacity: 5), revision: 1);
        // As if the process had died between storing the definition and applying it.
        await cluster.Postgres.Execute("update booking.venue set revision = 1 where id = 'torn-hall'; update booking.slot set capacity = 3, plan_revision = 1 where venue = 'torn-hall'");

        await cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await cluster.Grains.GetGrain<IVenueGrain>(VenueKey.Of("torn-hall")).Get();

        Assert.Equal("2 5 5", await cluster.Postgres.Scalar<string>(
            "select v.revision || ' ' || min(s.capacity) || ' ' || max(s.capacity) from booking.venue v join booking.slot s on s.venue = v.id where v.id = 'torn-hall' group by v.revision"));
    }

    private async Task<DateOnly> Planned(string venue) =>
        DateOnly.FromDateTime(await cluster.Postgres.Scalar<DateTime>($"select planned_through::timestamp from booking.venue where id = '{venue}'"));

    private ValueTask<VenueOutcome> Define(string id, VenueDefinition venue, long revision = 0) =>
        cluster.Grains.GetGrain<IVenueGrain>(VenueKey.Of(id)).Define(new DefineVenue(cluster.StaffTicket(StaffRoles.Administrator), venue, revision));

    private VenueDefinition Hall(string id, int capacity)
    {
        var first = TestCity.FirstDay(cluster.Time);
        return new VenueDefinition(
            new VenueProfile(id, "会場", "住所", "", null, "0120-000-123", null, [.. TestCity.Procedures]),
            new BookingWindow(first, first.AddDays(3), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []),
            [new WeeklyRule([.. Enum.GetValues<DayOfWeek>()], [], first, null, new Session(new TimeOnly(10, 0), new TimeOnly(11, 0), 60, capacity, []))],
            [], [], []);
    }
}
