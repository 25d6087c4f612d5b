using System.Collections.Immutable;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Venues;
using OrleansBooking.Silo.Demo;

namespace OrleansBooking.Grains.Tests.Demo;

/// <summary>The demo city is as the contract says: the sizes of the specification (D3, D5).</summary>
public sealed class DemoVenuesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void The_branch_opens_monday_to_saturday_also_on_holidays_and_closes_over_new_year()
    {
        var slots = Plan("city-centre");

        var days = slots.GroupBy(slot => slot.Date).ToList();
        Assert.All(days, day => Assert.Equal((16, new TimeOnly(9, 0), new TimeOnly(16, 30)), (day.Count(), day.Min(slot => slot.Time), day.Max(slot => slot.Time))));
        Assert.All(slots, slot => Assert.Equal((30, 4), (slot.Minutes, slot.Capacity)));
        Assert.DoesNotContain(days, day => day.Key.DayOfWeek == DayOfWeek.Sunday);
        Assert.Contains(days, day => day.Key == new DateOnly(2026, 11, 23));
        Assert.DoesNotContain(days, day => day.Key >= new DateOnly(2026, 12, 29) && day.Key <= new DateOnly(2027, 1, 3));
        Assert.Equal((Today.AddDays(1), Today.AddMonths(3)), (days[0].Key, days[^1].Key));
    }

    [Fact]
    public void The_main_hall_opens_on_second_saturdays_and_fourth_sundays()
    {
        var slots = Plan("main-hall");

        DateOnly[] expected = [Today, new(2026, 12, 12), new(2026, 12, 27), new(2027, 1, 9), new(2027, 1, 24), new(2027, 2, 13)];
        Assert.Equal(expected, slots.Select(slot => slot.Date).Distinct());
        Assert.All(slots.GroupBy(slot => slot.Date), day => Assert.Equal((7, new TimeOnly(9, 0), new TimeOnly(15, 0)), (day.Count(), day.Min(slot => slot.Time), day.Max(slot => slot.Time))));
        Assert.All(slots, slot => Assert.Equal((60, 20), (slot.Minutes, slot.Capacity)));
    }

    [Fact]
    public void Both_offer_both_procedures_and_break_no_rule()
    {
        foreach (var venue in DemoVenues.From(Today))
        {
            Assert.Empty(VenueRules.Check(venue));
            Assert.Equal<string>(["card-pickup", "certificate-renewal"], venue.Profile.Procedures);
        }
    }

    private static ImmutableArray<PlannedSlot> Plan(string id)
    {
        VenueDefinition venue = DemoVenues.From(Today).Single(venue => venue.Profile.Id == id);
        return new Schedule(venue).Slots(Today, Today.AddDays(400));
    }
}
