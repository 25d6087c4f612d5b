using System.Collections.Immutable;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Closings;
using OrleansBooking.Grains.Venues;
using OrleansBooking.Silo.Demo;

namespace OrleansBooking.Grains.Tests.Closings;

public sealed class ClosedDefinitionTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly VenueDefinition Hall = DemoVenues.From(Today).Single(venue => venue.Profile.Id == "main-hall");
    private static readonly DateOnly Saturday = new(2026, 12, 12);
    private static readonly DateOnly Holiday = new(2026, 12, 20);

    [Fact]
    public void A_day_of_the_weekly_pattern_has_no_slots_any_more()
    {
        Assert.NotEmpty(Slots(Hall, Saturday));

        Assert.Empty(Slots(ClosedDefinition.Of(Hall, Saturday, "台風")!, Saturday));
    }

    [Fact]
    public void A_holiday_session_and_single_times_go_too()
    {
        var venue = Hall with
        {
            Dates = [new DateRule(Holiday, [new Session(new TimeOnly(9, 0), new TimeOnly(12, 0), 60, 20, [])])],
            Times = [new TimeRule(Holiday, new TimeOnly(10, 0), 5)],
        };
        Assert.NotEmpty(Slots(venue, Holiday));

        Assert.Empty(Slots(ClosedDefinition.Of(venue, Holiday, "台風")!, Holiday));
    }

    [Fact]
    public void Other_days_stay_as_they_are() =>
        Assert.Equal(
            Slots(Hall, new DateOnly(2027, 1, 9)).Length, Slots(ClosedDefinition.Of(Hall, Saturday, "台風")!, new DateOnly(2027, 1, 9)).Length);

    [Fact]
    public void A_closed_day_is_not_closed_again() =>
        Assert.Null(ClosedDefinition.Of(ClosedDefinition.Of(Hall, Saturday, "台風")!, Saturday, "台風"));

    private static ImmutableArray<PlannedSlot> Slots(VenueDefinition venue, DateOnly day) => new Schedule(venue).Slots(day, day);
}
