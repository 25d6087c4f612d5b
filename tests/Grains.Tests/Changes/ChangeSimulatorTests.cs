using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Changes;
using static OrleansBooking.Grains.Tests.Changes.Scene;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>What a change would do, before anything is saved.</summary>
public sealed class ChangeSimulatorTests
{
    [Fact]
    public void A_holiday_session_shows_the_seats_of_its_day_before_and_after()
    {
        var effect = Simulate(new OpenSession(Sunday, Session(9, 16, 60, 20)));

        Assert.Equal(new DayEffect(Sunday, 0, 140, 0, 0, 140), Assert.Single(effect.Days));
        Assert.Empty(effect.Warnings);
        Assert.False(effect.NeedsApproval);
    }

    [Fact]
    public void Of_a_time_that_is_cut_the_latest_booked_lose_their_seats()
    {
        var effect = Simulate(new SetSeats(Monday, At(9), 1), [Booked(Monday, At(9), 4), Booked(Monday, At(9, 30), 4, latest: 700)]);

        Assert.Equal([900L, 899, 898], effect.Displaced.Select(person => person.Number));
        Assert.Equal(new DayEffect(Monday, 24, 21, 8, 3, 16), Assert.Single(effect.Days));
        Assert.Equal([WarningKind.Displaced], Kinds(effect));
    }

    [Fact]
    public void Many_small_slices_by_one_person_are_a_large_change()
    {
        var limits = ChangeLimits.Default;
        var slice = Effect(before: 100, after: 90, displaced: 4);

        Assert.False(limits.AreExceededBy(slice, []));
        Assert.False(limits.AreExceededBy(slice, [slice with { Displaced = [] }]));
        Assert.True(limits.AreExceededBy(Effect(70, 60, 0), [Effect(100, 90, 0), Effect(90, 80, 0), Effect(80, 70, 0)]));
        Assert.True(limits.AreExceededBy(Effect(90, 89, 4, first: 200), [Effect(100, 95, 4), Effect(95, 90, 4, first: 100)]));
        Assert.False(limits.AreExceededBy(Effect(60, 50, 1), [Effect(200, 60, 90, first: 100)]));
        // On another day, and taking back what was changed, it is not.
        Assert.False(limits.AreExceededBy(Effect(100, 90, 0, Sunday), [Effect(100, 90, 0), Effect(90, 80, 0), Effect(80, 70, 0)]));
        Assert.False(limits.AreExceededBy(Effect(70, 90, 0), [Effect(100, 90, 0), Effect(90, 80, 0), Effect(80, 70, 0)]));

        static ChangeEffect Effect(int before, int after, int displaced, DateOnly? date = null, long first = 0) => new(
            [new DayEffect(date ?? Monday, before, after, 0, displaced, 0)],
            [.. Enumerable.Range(0, displaced).Select(i => new DisplacedPerson(first + i, date ?? Monday, At(9), "card-pickup", true, true))], [], false);
    }

    [Fact]
    public void Who_had_no_seat_before_is_not_displaced_once_more()
    {
        var cut = Hall with { Times = [new TimeRule(Monday, At(9), 2)] };

        var effect = Simulate(new SetSeats(Monday, At(9), 1), [Booked(Monday, At(9), 4)], cut);

        Assert.Equal([898L], effect.Displaced.Select(person => person.Number));
    }

    [Fact]
    public void A_day_may_have_room_and_displaced_people_because_seats_are_counted_by_time()
    {
        var effect = Simulate(new OpenSession(Monday, Session(9, 12, 30, 3)), [Booked(Monday, At(9), 4)]);

        Assert.Equal(new DayEffect(Monday, 24, 18, 4, 1, 15), Assert.Single(effect.Days));
    }

    [Fact]
    public void A_longer_lead_time_takes_nobodys_seat_and_says_who_cannot_change_by_himself_any_more()
    {
        var longer = Hall with { Window = Hall.Window with { LeadDays = [new LeadTime("card-pickup", 30)] } };

        var effect = Simulate(new ReplaceVenue(longer), [Booked(Monday, At(9), 3), Booked(Monday, At(9, 30), 2, latest: 700, procedure: "certificate-renewal")]);

        Assert.Equal(new ChangeWarning(WarningKind.ChangeableNoLonger, Found: 3), Assert.Single(effect.Warnings));
        Assert.Empty(effect.Displaced);
        Assert.DoesNotContain(WarningKind.ChangeableNoLonger, Kinds(Simulate(new ReplaceVenue(longer), [Booked(Monday, At(9), 3)], longer)));
    }

    [Fact]
    public void Whoever_left_no_way_to_be_reached_is_counted()
    {
        var effect = Simulate(new SetSeats(Monday, At(9), 0), [Booked(Monday, At(9), 2, reachable: false)]);

        Assert.Equal(2, effect.Warnings.Single(warning => warning.Kind == WarningKind.NoContact).Found);
    }

    [Fact]
    public void A_time_of_today_that_has_begun_displaces_nobody()
    {
        var effect = Simulate(new CloseDays(new Closure(Today, Today, false, "停電")), [Booked(Today, At(9, 30), 2), Booked(Today, At(11), 2, latest: 500)]);

        Assert.Equal([500L, 499], effect.Displaced.Select(person => person.Number));
    }

    [Fact]
    public void Closing_days_with_bookings_says_how_many_there_are()
    {
        var effect = Simulate(new CloseDays(new Closure(Monday, Monday.AddDays(1), false, "工事")), [Booked(Monday, At(9), 2)]);

        Assert.Equal([(Monday, 24, 0), (Monday.AddDays(1), 24, 0)], effect.Days.Select(day => (day.Date, day.SeatsBefore, day.SeatsAfter)));
        Assert.Equal([WarningKind.Displaced, WarningKind.ClosedDayWithBookings, WarningKind.AboveLimit], Kinds(effect));
    }

    [Fact]
    public void Ten_times_the_usual_is_a_warning_and_never_one_persons_work()
    {
        var slip = Simulate(new SetSeats(Monday, At(9), 40));
        var high = Simulate(new SetSeats(Monday, At(9), 39), limits: ChangeLimits.Default with { Percent = 100, PercentFrom = 100 });

        Assert.Contains(slip.Warnings, warning => warning is { Kind: WarningKind.TenTimesUsual, Found: 40, Usual: 4 });
        Assert.True(slip.NeedsApproval);
        Assert.Empty(high.Warnings);
    }

    [Fact]
    public void A_session_that_is_there_already_changes_nothing_and_is_named()
    {
        var effect = Simulate(new OpenSession(Monday, Session(9, 12, 30, 4)));

        Assert.Equal((24, 24), (effect.Days[0].SeatsBefore, effect.Days[0].SeatsAfter));
        Assert.Equal([WarningKind.DuplicateSession], Kinds(effect));
    }

    [Fact]
    public void An_overlapping_session_takes_the_place_and_never_doubles_seats()
    {
        var effect = Simulate(new OpenSession(Monday, Session(10, 11, 15, 2)));

        // Four half hours with four seats, four quarters with two.
        Assert.Equal((24, 24), (effect.Days[0].SeatsBefore, effect.Days[0].SeatsAfter));
        Assert.Equal([WarningKind.Overlap], Kinds(effect));
    }

    [Fact]
    public void A_session_beside_the_others_leaves_them()
    {
        var effect = Simulate(new OpenSession(Monday, Session(13, 15, 30, 2)));

        Assert.Equal((24, 32), (effect.Days[0].SeatsBefore, effect.Days[0].SeatsAfter));
        Assert.Empty(effect.Warnings);
    }

    [Fact]
    public void Dates_that_have_passed_holidays_closed_days_and_days_outside_the_window_are_named()
    {
        var closed = Hall with { Closures = [new Closure(Sunday, Sunday, false, "館内清掃")] };

        Assert.Contains(WarningKind.InThePast, Kinds(Simulate(new OpenSession(Today.AddDays(-1), Session(9, 10, 30, 2)))));
        Assert.Contains(WarningKind.InThePast, Kinds(Simulate(new SetSeats(Today, At(9), 3))));
        Assert.Equal("成人の日", Simulate(new OpenSession(Holiday, Session(13, 15, 30, 2))).Warnings.Single(warning => warning.Kind == WarningKind.Holiday).Name);
        Assert.Equal("館内清掃", Simulate(new OpenSession(Sunday, Session(9, 10, 30, 2)), venue: closed).Warnings.Single().Name);
        Assert.Equal([WarningKind.OutsideWindow], Kinds(Simulate(new OpenSession(Hall.Window.LastDay.AddDays(1), Session(9, 10, 30, 2)))));
    }

    [Fact]
    public void Opening_earlier_than_announced_or_in_the_past_is_named()
    {
        var announced = Hall with { Window = Hall.Window with { OpensFrom = CityClock.ToInstant(new DateOnly(2026, 12, 3), new TimeOnly(8, 30)) } };
        var dayEarly = announced with { Window = announced.Window with { OpensFrom = announced.Window.OpensFrom!.Value.AddDays(-1) } };
        var past = announced with { Window = announced.Window with { OpensFrom = Now.AddDays(-1) } };

        Assert.Equal([WarningKind.OpensEarlier], Kinds(Simulate(new ReplaceVenue(dayEarly), venue: announced)));
        Assert.Equal([WarningKind.OpeningInThePast, WarningKind.OpensEarlier], Kinds(Simulate(new ReplaceVenue(past), venue: announced)));
        Assert.Empty(Simulate(new ReplaceVenue(announced), venue: announced).Warnings);
    }

    [Fact]
    public void Weekly_patterns_that_overlap_are_named_once()
    {
        var doubled = Hall with { Weekly = [.. Hall.Weekly, Hall.Weekly[0] with { Session = Session(11, 13, 30, 4) }] };

        var warning = Assert.Single(Simulate(new ReplaceVenue(doubled)).Warnings, warning => warning.Kind == WarningKind.Overlap);

        Assert.Equal((At(11), At(12)), (warning.From, warning.To));
    }

    [Fact]
    public void A_procedure_that_goes_while_people_are_booked_for_it_is_named()
    {
        var without = Hall with { Profile = Hall.Profile with { Procedures = ["certificate-renewal"] } };

        var effect = Simulate(new ReplaceVenue(without), [Booked(Monday, At(9), 2)]);

        Assert.Equal(2, effect.Warnings.Single(warning => warning.Kind == WarningKind.ProcedureRemoved).Found);
        Assert.Empty(effect.Displaced);
    }

    [Fact]
    public void A_procedures_own_limit_displaces_its_people_alone()
    {
        var limited = Hall with { Dates = [new DateRule(Monday, [Session(9, 10, 60, 4) with { Offers = [new("card-pickup", 1), new("certificate-renewal", null)] }])] };
        var booked = Booked(Monday, At(9), 3) with
        {
            People = [.. Booked(Monday, At(9), 2).People, .. Booked(Monday, At(9), 1, latest: 100, procedure: "certificate-renewal").People],
        };

        var effect = Simulate(new ReplaceVenue(limited), [booked]);

        Assert.Equal([900L], effect.Displaced.Select(person => person.Number));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void Above_the_citys_share_of_a_day_another_person_is_needed(int capacity, bool needed)
    {
        // 48 seats of which a third or more than that go.
        var half = Hall with { Weekly = [Hall.Weekly[0] with { Session = Session(9, 17, 30, 3) }] };

        var effect = Simulate(new OpenSession(Monday, Session(9, 17, 30, capacity)), venue: half, limits: ChangeLimits.Default with { Percent = 40 });

        Assert.Equal(needed, effect.NeedsApproval);
        Assert.Equal(needed, Kinds(effect).Contains(WarningKind.AboveLimit));
    }

    [Fact]
    public void Above_the_citys_number_of_displaced_people_another_person_is_needed()
    {
        BookedTime[] booked = [Booked(Monday, At(9), 2)];
        var edit = new SetSeats(Monday, At(9), 0);

        Assert.False(Simulate(edit, booked, limits: ChangeLimits.Default with { Displaced = 2 }).NeedsApproval);
        Assert.True(Simulate(edit, booked, limits: ChangeLimits.Default with { Displaced = 1 }).NeedsApproval);
    }
}
