using Microsoft.Playwright;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>A day at the call centre with the keyboard alone; the ninety keys are counted in <see cref="ConsoleTests"/>.</summary>
[Collection(SiteCollection.Name)]
public sealed class ConsoleStoryTests(Site site)
{
    [Fact]
    public async Task A_web_booking_is_changed_a_dropped_call_taken_up_a_complaint_filed_and_the_months_report_shows_it_all()
    {
        await using var citizen = await site.Visit();
        var number = await citizen.Book(site.NextApplicant(), day: 9);
        await using var first = await site.VisitAs(StaffRoles.Operator);
        await using var second = await site.VisitAs(StaffRoles.Manager);

        await ChangeWebBooking(first, number);
        var dropped = await HoldAndDrop(first);
        await TakeUp(second, dropped, site.NextApplicant());
        await Complain(first);

        Assert.Equal("booked:web,moved:telephone", await site.Database.Scalar<string>(
            $"select string_agg(kind || ':' || channel, ',' order by version) from booking.reservation_event where number = {number}"));
        var manager = (await site.Account(StaffRoles.Manager)).UserName;
        Assert.Equal($"{manager} booking booked", await site.Database.Scalar<string>(
            $"""
            select c.operator || ' ' || c.wrap_up || ' ' || r.status from booking.call c
            join booking.call_reservation l on l.call = c.id join booking.reservation r on r.number = l.number where c.id = '{dropped}'
            """));
        await Reported(second);
    }

    private static async Task ChangeWebBooking(Visitor visitor, long number)
    {
        var keys = await Answered(visitor);
        await keys.Type(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await keys.Press("Enter");
        await keys.Has(".found button");
        await keys.Press("Enter");
        await visitor.Reads("（ウェブ）");
        await keys.Has("#from");
        await keys.Press("Enter");
        await keys.Has("[data-offers] button");
        await keys.Press("ArrowDown");
        await keys.Press("Enter");
        await visitor.Reads("押さえている席");
        await keys.Press("F8");
        await visitor.Reads("日時を変えました");
        await keys.Has("button:has-text('電話を終える')");
        await keys.Press("Enter");
        await visitor.Reads("結果を記録しました");
    }

    private static async Task<string> HoldAndDrop(Visitor visitor)
    {
        var keys = await Answered(visitor);
        var call = new Uri(visitor.Page.Url).Query.Split("call=")[1];
        await keys.Press("F4");
        await keys.Has("[data-offers] button");
        await keys.Press("Enter");
        await visitor.Reads("押さえている席");
        // The line goes dead; nobody presses anything any more.
        return call;
    }

    private static async Task TakeUp(Visitor visitor, string call, Applicant applicant)
    {
        await visitor.Page.GotoAsync("/console");
        var keys = new Keys(visitor.Page);
        await keys.TabTo($"a[href='/console?call={call}']");
        await keys.Press("Enter");
        await keys.Has("#query");
        await keys.TabTo("button:has-text('引き継ぐ')");
        await keys.Press("Enter");
        await Assertions.Expect(visitor.Page.Locator("button:has-text('引き継ぐ')")).ToHaveCountAsync(0);
        await keys.Has("#query");
        await keys.Type(applicant.ReservationId);
        await keys.Press("Enter");
        await keys.Has("#birthday");
        await keys.Type(applicant.Birthday);
        await keys.Press("F8");
        await visitor.Reads("予約しました");
        await keys.Has("button:has-text('電話を終える')");
        await keys.Press("Enter");
        await visitor.Reads("結果を記録しました");
    }

    private static async Task Complain(Visitor visitor)
    {
        var keys = await Answered(visitor);
        await keys.Press("F7");
        await keys.Has("a:has-text('苦情を記録する')");
        // In another tab: the call's page stays as it is.
        var tab = await visitor.Context.RunAndWaitForPageAsync(() => keys.Press("Enter"));
        var complaints = new Visitor(visitor.Context, tab);
        var there = new Keys(tab);
        await complaints.Sees("苦情");
        await there.TabTo("#what");
        await there.Type("電話がなかなかつながらない");
        await there.TabTo("button:has-text('記録する')");
        await there.Press("Enter");
        await complaints.Reads("苦情を記録しました");
        await tab.CloseAsync();
        await keys.Press("F9");
        await keys.Has("#wrapUp");
        // Within the choices the arrows go, as in every form.
        for (var choice = 0; choice < 5; choice++) await keys.Press("ArrowDown");
        await keys.TabTo("button:has-text('電話を終える')");
        await keys.Press("Enter");
        await visitor.Reads("結果を記録しました");
    }

    private async Task Reported(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/staff/report");
        foreach (var (place, sql) in new[]
        {
            (1, "select count(*) from booking.call where " + In("started_at")),
            (2, "select count(*) from booking.reservation_event where kind = 'booked' and " + In("at")),
            (3, "select count(*) from booking.reservation_event where kind = 'moved' and " + In("at")),
        })
        {
            var count = await site.Database.Scalar<long>(sql);
            Assert.True(count > 0);
            await Assertions.Expect(visitor.Page.Locator($".figures > div:nth-child({place}) dd")).ToHaveTextAsync($"{count}");
        }

        var complaints = await site.Database.Scalar<long>($"select count(*) from booking.call where wrap_up = 'complaint' and {In("started_at")}");
        Assert.True(complaints > 0);
        await Assertions.Expect(visitor.Page.Locator("[aria-labelledby='by-wrap-up'] tr:has-text('苦情') td")).ToHaveTextAsync($"{complaints}");

        static string In(string column) => $"date_trunc('month', {column} at time zone 'Asia/Tokyo') = date_trunc('month', now() at time zone 'Asia/Tokyo')";
    }

    private static async Task<Keys> Answered(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/console");
        var keys = new Keys(visitor.Page);
        await keys.Has("button:has-text('電話を受ける')");
        await keys.Press("Enter");
        await keys.Has("#query");
        return keys;
    }
}
