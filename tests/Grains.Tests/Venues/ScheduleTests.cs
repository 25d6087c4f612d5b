using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains.Tests.Venues;

/// <summary>C4, C5, and what nobody wrote down: lead times, last days.</summary>
public sealed class ScheduleTests
{
    private static readonly DateOnly December = new(2026, 12, 1);
    private static readonly DateOnly NewYear = new(2027, 1, 5);

    [Fact]
    public void The_second_saturday_is_the_only_one()
    {
        var venue = Venue(weekly: [Weekly(DayOfWeek.Saturday, [2])]);

        var days = Days(venue, December, new DateOnly(2026, 12, 31));

        Assert.Equal([new DateOnly(2026, 12, 12)], days);
    }

    [Fact]
    public void Units_of_any_length_stand_in_one_venue_on_different_days()
    {
        var lengths = new[] { 15, 20, 30, 60 };
        var venue = Venue(dates: [.. lengths.Select((minutes, i) => new DateRule(December.AddDays(i), [Session(minutes)]))]);

        var slots = new Schedule(venue).Slots(December, December.AddDays(3));

        Assert.Equal([4, 3, 2, 1], slots.GroupBy(slot => slot.Date).Select(day => day.Count()));
        Assert.Equal(lengths, slots.Select(slot => slot.Minutes).Distinct());
    }

    [Fact]
    public void A_closure_over_new_year_closes_every_year_and_names_its_reason()
    {
        var closure = new Closure(new DateOnly(2020, 12, 29), new DateOnly(2021, 1, 3), EveryYear: true, "年末年始");
        var venue = Venue(weekly: [Daily()], closures: [closure]);
        var schedule = new Schedule(venue);

        var closed = schedule.ClosedDays(December, NewYear);

        Assert.Equal((6, new DateOnly(2026, 12, 29), new DateOnly(2027, 1, 3)), (closed.Length, closed[0].Date, closed[^1].Date));
        Assert.All(closed, day => Assert.Equal("年末年始", day.Reason));
        Assert.DoesNotContain(new DateOnly(2027, 1, 1), Days(venue, December, NewYear));
        Assert.Contains(new DateOnly(2027, 1, 4), Days(venue, December, NewYear));
    }

    [Fact]
    public void A_date_rule_opens_a_closed_day_and_replaces_the_weekly_pattern()
    {
        var day = new DateOnly(2026, 12, 30);
        var venue = Venue(
            weekly: [Daily()], dates: [new DateRule(day, [Session(60) with { From = new TimeOnly(13, 0), To = new TimeOnly(14, 0) }])],
            closures: [new Closure(day, day, EveryYear: false, "臨時休業")]);
        var schedule = new Schedule(venue);

        Assert.Equal([new TimeOnly(13, 0)], schedule.Slots(day, day).Select(slot => slot.Time));
        Assert.Empty(schedule.ClosedDays(day, day));
    }

    [Fact]
    public void A_time_rule_sets_one_time_alone()
    {
        var venue = Venue(weekly: [Daily(30)], times: [new TimeRule(December, new TimeOnly(10, 30), 0)]);

        var slots = new Schedule(venue).Slots(December, December.AddDays(1));

        Assert.Equal([4, 0, 4, 4], slots.Select(slot => slot.Capacity));
    }

    [Fact]
    public void Nothing_is_planned_before_the_first_or_after_the_last_day()
    {
        var venue = Venue(weekly: [Daily()]) with { Window = Window() with { FirstDay = December.AddDays(2), LastDay = December.AddDays(4) } };

        Assert.Equal([December.AddDays(2), December.AddDays(3), December.AddDays(4)], Days(venue, December, NewYear));
    }

    [Fact]
    public void A_lead_time_closes_early_for_its_procedure_alone()
    {
        var venue = Venue(weekly: [Daily()]) with { Window = Window() with { LeadDays = [new LeadTime("card-pickup", 3)] } };

        var slot = new Schedule(venue).Slots(December.AddDays(9), December.AddDays(9))[0];

        // The appointment is on the 10th: the 7th is the last day to book a pickup.
        Assert.Equal(CityClock.ToInstant(new DateOnly(2026, 12, 8), TimeOnly.MinValue), slot.ClosesAt[slot.Procedures.IndexOf("card-pickup")]);
        Assert.Equal(CityClock.ToInstant(slot.Date, slot.Time), slot.ClosesAt[slot.Procedures.IndexOf("certificate-renewal")]);
    }

    [Fact]
    public void Opening_and_deadline_are_city_times()
    {
        var venue = Venue(weekly: [Daily()]) with
        {
            Window = Window() with { DaysAhead = 7, OpensAt = new TimeOnly(8, 30), ClosesDaysBefore = 1, ClosesAt = new TimeOnly(17, 0) },
        };

        var slot = new Schedule(venue).Slots(December.AddDays(9), December.AddDays(9))[0];

        Assert.Equal(new DateTimeOffset(2026, 12, 2, 23, 30, 0, TimeSpan.Zero), slot.OpensAt.ToUniversalTime());
        Assert.All(slot.ClosesAt, closes => Assert.Equal(new DateTimeOffset(2026, 12, 9, 8, 0, 0, TimeSpan.Zero), closes.ToUniversalTime()));
    }

    [Fact]
    public void Overlapping_rules_give_each_time_once()
    {
        var venue = Venue(weekly: [Daily(30), Daily(60)]);

        var slots = new Schedule(venue).Slots(December, December);

        Assert.Equal([new TimeOnly(10, 0), new TimeOnly(10, 30)], slots.Select(slot => slot.Time));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(4)]
    [InlineData(0)]
    public void A_unit_that_does_not_divide_the_session_is_refused(int minutes)
    {
        var errors = VenueRules.Check(Venue(weekly: [Daily(minutes)]));

        Assert.Contains(errors, error => error.Field == "minutes");
    }

    [Fact]
    public void Overlapping_validities_hand_over_on_the_first_day_that_the_old_rule_no_longer_holds()
    {
        var change = December.AddDays(3);
        var venue = Venue(weekly: [Daily(30) with { ValidTo = change }, Daily(60) with { ValidFrom = change }]);

        var slots = new Schedule(venue).Slots(December, December.AddDays(5));

        Assert.All(slots, slot => Assert.Equal(slot.Date < change ? 30 : 60, slot.Minutes));
    }

    [Fact]
    public void A_session_limits_one_procedure_and_leaves_another_out()
    {
        var session = Session(60) with { Offers = [new ProcedureOffer("certificate-renewal", 1)] };
        var venue = Venue(dates: [new DateRule(December, [session])]);

        var slot = Assert.Single(new Schedule(venue).Slots(December, December));

        Assert.Equal("certificate-renewal", Assert.Single(slot.Procedures));
        Assert.Equal(new PlannedShare("certificate-renewal", 1), Assert.Single(slot.Shares));
    }

    private static IEnumerable<DateOnly> Days(VenueDefinition venue, DateOnly first, DateOnly last) =>
        new Schedule(venue).Slots(first, last).Select(slot => slot.Date).Distinct();

    private static Session Session(int minutes) => new(new TimeOnly(10, 0), new TimeOnly(11, 0), minutes, 4, []);

    private static WeeklyRule Weekly(DayOfWeek day, int[] weeks) => new([day], [.. weeks], new DateOnly(2026, 1, 1), null, Session(60));

    private static WeeklyRule Daily(int minutes = 60) => new([.. Enum.GetValues<DayOfWeek>()], [], new DateOnly(2026, 1, 1), null, Session(minutes));

    private static BookingWindow Window() =>
        new(new DateOnly(2026, 11, 1), new DateOnly(2027, 2, 28), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []);

    private static VenueDefinition Venue(WeeklyRule[]? weekly = null, DateRule[]? dates = null, TimeRule[]? times = null, Closure[]? closures = null) => new(
        new VenueProfile("hall", "会場", "住所", "", null, "0120-000-123", null, ["card-pickup", "certificate-renewal"]), Window(),
        [.. weekly ?? []], [.. dates ?? []], [.. times ?? []], [.. closures ?? []]);
}
