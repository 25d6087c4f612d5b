using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>A city's week as one story: issue 4, "Done when". The city is its own, so that the worklist is empty in the end.</summary>
public sealed class WeekTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_citys_week_goes_from_a_new_venue_to_the_months_figures_by_keyboard_alone()
    {
        var city = new City(site);
        await using var clerk = await Clerk.SitDown(site, StaffRoles.Staff);
        var schedule = new ScheduleDesk(clerk, city);
        var reservations = new ReservationDesk(clerk, city);
        var worklist = new WorklistDesk(clerk);
        var lists = new ListDesk(clerk, city);
        var counter = new ReceptionCounter(clerk);
        var figures = new FigureDesk(clerk, city);

        await schedule.MakesAVenueAndIsToldWhatIsMissing();
        await schedule.SetsTheWeekAndDoesNotOpenInThePast();
        await schedule.OpensAHolidaySessionAndIsStoppedAtTenTimesTheSeats();
        await schedule.LearnsThatTheSessionIsThereAlready();
        await schedule.CannotOpenYesterday();

        var first = await reservations.Books(city.Session, "10:00");
        var (second, third, fourth) = (await city.Books(city.Session, "10:00"), await city.Books(city.Session, "10:00"), await city.Books(city.Session, "10:00"));
        var early = await city.Books(city.Session, "09:00");
        await schedule.CutsATimeToOneSeat("10:00");
        await worklist.FindsThem([second, third, fourth]);
        await worklist.CallsAndNotes(second, "夕方にかけ直す");
        await worklist.Moves(second, "9:30");
        await worklist.Moves(third, "10:30");
        await worklist.CancelsOnRequest(fourth);
        await worklist.IsDone();

        await lists.SetsTheDeadlineSoThatTheSessionIsDue();
        await lists.LooksAtTheList(people: 4);
        var frozen = await lists.TakesTheList();
        await clerk.Follow(Number.InFours(early));
        await reservations.Cancels("都合が悪くなった");
        var late = await city.Books(city.Session, "11:00");
        await lists.LooksAtTheList(people: 4);
        await lists.SeesTheChanges(("取り消し", early), ("追加", late));
        Assert.Equal(frozen, await lists.TakesTheList());

        var (comes, waits, lacksPapers) = (await city.BooksToday("09:00"), await city.BooksToday("09:30"), await city.BooksToday("11:00"));
        await counter.Opens();
        await counter.Marks(comes, "来た");
        await counter.Marks(comes, "渡した");
        await counter.Marks(waits, "来た");
        await counter.TurnsAway(lacksPapers, "本人確認の書類がない", "あした持ってくる");
        await counter.CountsOneWithoutAppointment();
        await clerk.Shows("reception");
        await city.OpensMidnight();
        var absent = await city.BooksToday("00:00");
        if (City.IsTooEarlyForNoShows)
        {
            await counter.Scans(absent);
            await clerk.DoesNotRead("来なかった");
        }
        else await counter.Marks(absent, "来なかった");
        Assert.Equal(("booked", "done", "arrived", "not-handed-over"), (await city.Status(first), await city.Status(comes), await city.Status(waits), await city.Status(lacksPapers)));

        await figures.TodayIsAsInTheLedger(walkIns: 1);
        await figures.TheMonthIsAsInTheLedger();

        Assert.Empty(clerk.Faults);
        Assert.True(clerk.Looked.Count >= 30, string.Join('\n', clerk.Looked));
        await clerk.UsedNoMouse();
    }

    [Fact]
    public async Task A_mouse_would_be_noticed()
    {
        await using var visitor = await site.Visit(Visitor.Desk);
        await Mouse.Watch(visitor.Context);
        await visitor.Page.GotoAsync("/staff/sign-in");
        await visitor.Page.ClickAsync("h1");

        Assert.Equal("/staff/sign-in", await Mouse.UsedOn(visitor.Page));
    }
}
