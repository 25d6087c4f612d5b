using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Changes;
using OrleansBooking.Grains.Venues;
using static OrleansBooking.Grains.Tests.Changes.Scene;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>Changes made to a venue, and taken back.</summary>
public sealed class EditedVenueTests
{
    [Fact]
    public void A_session_replaces_only_what_it_overlaps()
    {
        var after = Apply(Hall, new OpenSession(Monday, Session(10, 11, 20, 2)));

        Assert.Equal(
            [(At(9), 30), (At(9, 30), 30), (At(10), 20), (At(10, 20), 20), (At(10, 40), 20), (At(11), 30), (At(11, 30), 30)],
            new Schedule(after).Slots(Monday, Monday).Select(slot => (slot.Time, slot.Minutes)));
        Assert.Equal(6, new Schedule(after).Slots(Monday.AddDays(1), Monday.AddDays(1)).Length);
    }

    [Theory]
    [InlineData("09:10", "09:40", "10:00-12:00")]
    [InlineData("08:00", "09:00", "09:00-12:00")]
    [InlineData("11:45", "13:00", "09:00-11:30")]
    [InlineData("08:00", "13:00", "")]
    public void Of_a_session_the_whole_units_outside_stay(string from, string to, string rest) =>
        Assert.Equal(rest, string.Join(' ', EditedVenue.Outside(Session(9, 12, 30, 4), TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)).Select(session => $"{session.From:HH:mm}-{session.To:HH:mm}")));

    [Fact]
    public void A_closure_closes_a_day_with_sessions_of_its_own_too()
    {
        var opened = Apply(Hall, new OpenSession(Sunday, Session(9, 10, 60, 2)));

        var closed = Apply(opened, new CloseDays(new Closure(Sunday, Sunday, false, "停電")));

        Assert.Empty(new Schedule(closed).Slots(Sunday, Sunday));
        Assert.Equal("停電", Assert.Single(new Schedule(closed).ClosedDays(Sunday, Sunday)).Reason);
    }

    [Fact]
    public void What_was_special_about_days_long_past_leaves_the_definition()
    {
        var venue = Apply(Apply(Hall, new OpenSession(Sunday, Session(9, 10, 60, 2))), new SetSeats(Monday, At(9), 1));

        var later = EditedVenue.Without(venue, Monday);

        Assert.Empty(later.Dates);
        Assert.Single(later.Times);
    }

    [Fact]
    public void A_time_that_is_not_in_the_schedule_has_no_seats_to_set() =>
        Assert.Equal(RefusalKind.NoSuchTime, EditedVenue.Apply(Hall, new SetSeats(Sunday, At(9), 3), []).Refusal?.Kind);

    [Fact]
    public void A_unit_that_does_not_divide_is_refused_with_one_that_does()
    {
        var refusal = EditedVenue.Apply(Hall, new OpenSession(Sunday, Session(9, 10, 25, 2)), []).Refusal;

        Assert.Equal(new FieldError("minutes", FieldProblem.Malformed, 20), Assert.Single(refusal!.Fields));
    }

    [Fact]
    public void An_end_before_the_beginning_is_refused() =>
        Assert.Equal("to", Assert.Single(EditedVenue.Apply(Hall, new OpenSession(Sunday, Session(16, 9, 30, 2)), []).Refusal!.Fields).Field);

    [Fact]
    public void A_weekly_rule_can_leave_holidays_out_or_hold_on_them_alone()
    {
        var never = Hall with { Weekly = [Hall.Weekly[0] with { Holidays = HolidayRule.Never }] };
        var only = Hall with { Weekly = [Hall.Weekly[0] with { Holidays = HolidayRule.Only }] };

        Assert.Empty(new Schedule(never, [Holiday]).Slots(Holiday, Holiday));
        Assert.NotEmpty(new Schedule(never, [Holiday]).Slots(Holiday.AddDays(7), Holiday.AddDays(7)));
        Assert.NotEmpty(new Schedule(only, [Holiday]).Slots(Holiday, Holiday));
        Assert.Empty(new Schedule(only, [Holiday]).Slots(Holiday.AddDays(7), Holiday.AddDays(7)));
        Assert.NotEmpty(new Schedule(Hall, [Holiday]).Slots(Holiday, Holiday));
    }

    [Fact]
    public void A_deadline_of_hours_is_counted_from_the_slot()
    {
        var venue = Hall with { Window = Hall.Window with { ClosesHoursBefore = 2 } };

        var slot = new Schedule(venue).Slots(Monday, Monday)[0];

        Assert.All(slot.ClosesAt, closes => Assert.Equal(Contracts.City.CityClock.ToInstant(Monday, At(7)), closes));
    }

    [Fact]
    public void Undoing_a_session_gives_the_day_back_and_leaves_what_others_changed_since()
    {
        var edit = new OpenSession(Sunday, Session(9, 10, 60, 2));
        var now = Apply(Apply(Hall, edit), new SetSeats(Monday, At(9), 1));

        var (undo, _) = UndoneChange.Of(Applied(edit, 2), Hall, now, 3, []);

        var after = Apply(now, undo!);
        Assert.Empty(new Schedule(after).Slots(Sunday, Sunday));
        Assert.Equal(1, new Schedule(after).Slots(Monday, Monday)[0].Capacity);
    }

    [Fact]
    public void A_change_that_others_stand_on_cannot_be_taken_back_alone()
    {
        var edit = new SetSeats(Monday, At(9), 1);
        var now = Apply(Apply(Hall, edit), new SetSeats(Monday, At(9, 30), 1));

        Assert.Equal(RefusalKind.NotUndoable, UndoneChange.Of(Applied(edit, 2), Hall, now, 3, []).Refusal?.Kind);
    }

    [Fact]
    public void Undoing_a_closure_opens_the_days_as_they_were()
    {
        var opened = Apply(Hall, new OpenSession(Sunday, Session(9, 10, 60, 2)));
        var edit = new CloseDays(new Closure(Sunday, Monday, false, "停電"));
        var now = Apply(Apply(opened, edit), new SetSeats(Monday.AddDays(1), At(9), 1));

        var (undo, _) = UndoneChange.Of(Applied(edit, 3), opened, now, 4, []);

        Assert.Equal(new Schedule(opened).Slots(Sunday, Monday).Length, new Schedule(Apply(now, undo!)).Slots(Sunday, Monday).Length);
    }

    [Fact]
    public void The_making_of_a_venue_is_not_undone() =>
        Assert.Equal(RefusalKind.NotUndoable, UndoneChange.Of(Applied(new ReplaceVenue(Hall), 1), null, Hall, 1, []).Refusal?.Kind);

    private static VenueDefinition Apply(VenueDefinition venue, VenueEdit edit)
    {
        var (after, refusal) = EditedVenue.Apply(venue, edit, []);
        Assert.Null(refusal);
        return after!;
    }

    private static VenueChange Applied(VenueEdit edit, long revision) => new(
        Guid.NewGuid(), "hall", edit, ChangeState.Applied, null, "sato", Now, revision - 1, revision, null, null, null, null, new ChangeEffect([], [], [], false));
}
