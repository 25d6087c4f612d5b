using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Closings;
using OrleansBooking.Grains.Venues;
using OrleansBooking.Silo.Demo;

namespace OrleansBooking.Grains.Tests.Closings;

public sealed class ReopenedDefinitionTests
{
    private static readonly DateOnly Saturday = new(2026, 12, 12);
    private static readonly VenueDefinition Hall = DemoVenues.From(new DateOnly(2026, 12, 1)).Single(venue => venue.Profile.Id == "main-hall");

    private static readonly VenueDefinition Planned = Hall with
    {
        Dates = [new DateRule(Saturday, [new Session(new TimeOnly(9, 0), new TimeOnly(12, 0), 60, 20, [])])],
        Times = [new TimeRule(Saturday, new TimeOnly(10, 0), 5)],
    };

    [Fact]
    public void A_day_of_the_weekly_pattern_comes_back() => Assert.Equal(Slots(Hall), Slots(Reopened(Closed(Hall), Hall)!));

    [Fact]
    public void A_session_of_its_own_and_single_times_come_back() => Assert.Equal(Slots(Planned), Slots(Reopened(Closed(Planned), Planned)!));

    [Fact]
    public void What_was_planned_for_the_day_since_stays()
    {
        var since = Closed(Planned) with { Dates = [new DateRule(Saturday, [new Session(new TimeOnly(13, 0), new TimeOnly(15, 0), 60, 3, [])])] };

        Assert.Equal([13, 14], Slots(Reopened(since, Planned)!).Select(slot => slot.Time.Hour));
    }

    [Fact]
    public void Without_a_record_the_day_follows_the_weekly_pattern() => Assert.Equal(Slots(Hall), Slots(Reopened(Closed(Planned), null)!));

    [Fact]
    public void A_closure_that_was_there_before_stays()
    {
        var holiday = Hall with { Closures = Hall.Closures.Add(new Closure(Saturday, Saturday, EveryYear: false, "台風")) };

        Assert.Null(Reopened(holiday, holiday));
    }

    [Fact]
    public void A_day_that_is_not_closed_is_not_opened() => Assert.Null(Reopened(Hall, Hall));

    private static VenueDefinition Closed(VenueDefinition venue) => ClosedDefinition.Of(venue, Saturday, "台風")!;

    private static VenueDefinition? Reopened(VenueDefinition venue, VenueDefinition? before) => ReopenedDefinition.Of(venue, before, Saturday, "台風");

    private static IEnumerable<(TimeOnly Time, int Capacity)> Slots(VenueDefinition venue) =>
        new Schedule(venue).Slots(Saturday, Saturday).Select(slot => (slot.Time, slot.Capacity));
}
