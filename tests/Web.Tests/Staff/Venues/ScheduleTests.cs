using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Venues;

/// <summary>Sessions and the approval of a slip, in the browser.</summary>
[Collection(SiteCollection.Name)]
public sealed class ScheduleTests(Site site) : ScheduleScene(site)
{
    [Fact]
    public async Task A_new_venue_and_its_first_session_are_bookable_without_a_script()
    {
        await using var visitor = await Site.VisitAs(StaffRoles.Staff, script: false);
        var page = visitor.Page;
        var (id, date) = (NewId(), Day(20));
        await page.GotoAsync("/staff/venues/new");
        await page.FillAsync("#id", id);
        await page.FillAsync("#name", "東口の会場");
        await page.FillAsync("#address", "東町1丁目");
        await page.FillAsync("#reason", "東口に会場を増やす");
        await visitor.Go("この会場を作る");
        await visitor.Sees("東口の会場");

        await page.ClickAsync("a[href$='/session']");
        await visitor.Sees("交付日を開く");
        await page.FillAsync("#date", $"{Today.AddDays(20).Month}/{Today.AddDays(20).Day}");
        await page.FillAsync("#from", "9:00");
        await page.FillAsync("#to", "１２時");
        await page.FillAsync("#minutes", "60");
        await page.FillAsync("#capacity", "２０");
        await visitor.Go("試算する");
        await visitor.Reads("まだ何も変わっていません");
        Assert.Equal(["0", "60"], await Cells(visitor, "tbody tr .num", 2));
        await visitor.Go("この内容で保存する");

        await visitor.Reads("反映ずみ");
        Assert.Equal("東口に会場を増やす", await Site.Database.Scalar<string>($"select reason from booking.schedule_change where venue = '{id}' and revision = 1"));
        Assert.Equal(3, await Site.Database.Scalar<long>($"select count(*) from booking.slot where venue = '{id}' and date = '{date}' and capacity = 20"));
    }

    [Fact]
    public async Task A_session_that_was_saved_is_another_one_when_Back_brings_its_form_again_and_another_day_is_typed()
    {
        var venue = await Venue(2);
        await using var visitor = await Site.VisitAs(StaffRoles.Staff);
        var page = visitor.Page;
        await Simulate(30);
        var form = (await page.InputValueAsync("#change [name=operation]"), await page.InputValueAsync("#change [name=simulated]"));
        await visitor.Go("この内容で保存する");
        await visitor.Reads("反映ずみ");

        await Simulate(31, form);
        await visitor.Go("この内容で保存する");

        await visitor.Reads("反映ずみ");
        Assert.Equal(2, await Site.Database.Scalar<long>(
            $"select count(distinct date) from booking.slot where venue = '{venue}' and date in ('{Day(30)}', '{Day(31)}')"));
        // The second was filled from the first, with its limit.
        Assert.Equal(4, await Site.Database.Scalar<long>(
            $"select count(*) from booking.slot_share h join booking.slot s on s.id = h.slot where s.venue = '{venue}' and h.procedure = 'card-pickup' and h.capacity = 1"));

        // Browsers differ in what Back does to a form; what it brings back are the hidden fields of then.
        async Task Simulate(int ahead, (string Operation, string Simulated)? then = null)
        {
            await page.GotoAsync($"/staff/venues/{venue}/session");
            if (then is { } old)
            {
                await page.EvaluateAsync("value => document.querySelector('#change [name=operation]').value = value", old.Operation);
                await page.EvaluateAsync("value => document.querySelector('#change [name=simulated]').value = value", old.Simulated);
            }

            await page.FillAsync("#date", Day(ahead));
            if (then is null) await page.FillAsync("[name='offers[0].limit']", "1");
            await visitor.Go("試算する");
        }
    }

    [Fact]
    public async Task A_slip_is_caught_by_the_preview_and_only_another_person_approves_it()
    {
        await using var visitor = await Site.VisitAs(StaffRoles.Staff);
        var page = visitor.Page;
        var date = Weekday(40);
        await page.GotoAsync($"/staff/venues/city-centre/slot?date={date}&time=09:00");
        await page.FillAsync("#capacity", "40");
        await page.FillAsync("#reason", "増やす");
        await visitor.Go("試算する");
        await visitor.Reads("いつも（4席）の10倍以上です");
        Assert.Empty(await Axe.Finds(page, "slot with a preview"));

        // Enter in a field simulates again: it never saves.
        await visitor.ToNextPage(() => page.PressAsync("#capacity", "Enter"));
        await visitor.Sees("1つの時間の席を変える");
        await visitor.Go("承認を申請する");
        await visitor.Reads("承認待ち");
        await visitor.Reads("自分の申請は承認できません");
        var address = new Uri(page.Url).AbsolutePath;
        await using var other = await Site.VisitAs(StaffRoles.Administrator);
        await Dates(address, "2020-01-06");
        await other.Page.GotoAsync(address);
        await other.Reads("もう承認できません");
        Assert.Equal(0, await other.Page.Locator("button[formaction*=Approve]").CountAsync());
        await Dates(address, date);
        await other.Page.GotoAsync(address);
        await other.Reads("件の変更が承認を待っています", ".masthead");
        Assert.Empty(await Axe.Finds(other.Page, address));
        await other.Go("承認して反映する");
        await other.Reads("反映ずみ");

        Assert.Equal(40, await Capacity("city-centre", date, "09:00"));
        await other.Go("元に戻す試算をする");
        await other.Page.FillAsync("#reason", "桁をまちがえていた");
        // Taking back so many seats is as large a change as giving them: the first person approves this one.
        await other.Go("承認を申請する");
        await visitor.Page.GotoAsync(new Uri(other.Page.Url).AbsolutePath);
        await visitor.Reads("前の内容に戻す");
        await visitor.Go("承認して反映する");
        Assert.Equal(4, await Capacity("city-centre", date, "09:00"));
    }

    [Fact]
    public async Task What_is_typed_after_the_simulation_is_simulated_before_it_is_saved()
    {
        await using var visitor = await Site.VisitAs(StaffRoles.Staff);
        var date = Weekday(41);
        await visitor.Page.GotoAsync($"/staff/venues/city-centre/slot?date={date}&time=09:30");
        await visitor.Page.FillAsync("#capacity", "3");
        await visitor.Page.FillAsync("#reason", "点検");
        await visitor.Go("試算する");
        await visitor.Page.FillAsync("#capacity", "2");

        await visitor.Go("この内容で保存する");

        await visitor.Reads("試算のあとで内容が変わったので");
        Assert.Equal(4, await Capacity("city-centre", date, "09:30"));
    }

    [Fact]
    public async Task Three_people_whose_seats_were_cut_are_worked_off_until_the_list_is_empty()
    {
        var (venue, date) = (await Venue(4), Day(25));
        var numbers = new List<string>();
        for (var i = 0; i < 4; i++) numbers.Add(await Book(venue, date));
        await using var visitor = await Site.VisitAs(StaffRoles.Staff);
        var page = visitor.Page;
        await page.GotoAsync($"/staff/venues/{venue}/slot?date={date}&time=10:00");
        await page.FillAsync("#capacity", "1");
        await page.FillAsync("#reason", "空調の工事");
        await visitor.Go("試算する");
        await visitor.Reads("3人の予約が席の数を超えます");
        await visitor.Go("この内容で保存する");
        await page.ClickAsync("a[href='/staff/worklist']");
        await visitor.Sees("連絡する人");
        Assert.Empty(await Axe.Finds(page, "/staff/worklist"));

        await page.ClickAsync($"a[href$='{numbers[3]}']");
        await visitor.Sees("連絡して日時を決める");
        Assert.Empty(await Axe.Finds(page, "/staff/worklist/person"));
        await visitor.Go("この日時に移す");
        await visitor.Reads("移す日時を選んでください");
        await page.Locator("input[name=to]").First.CheckAsync();
        await visitor.Go("この日時に移す");
        await page.ClickAsync($"a[href$='{numbers[2]}']");
        await page.FillAsync("#note", "夕方にかけ直す");
        await visitor.Go("つながらなかった");
        await visitor.Reads("つながらない（demo-staff");
        await page.ClickAsync($"a[href$='{numbers[2]}']");
        await visitor.Go("希望により取り消す");
        // This one moves by himself while the page is open: nothing is done over his head.
        await page.ClickAsync($"a[href$='{numbers[1]}']");
        await page.Locator("input[name=to]").First.WaitForAsync();
        var self = await (await Rest(StaffRoles.Operator)).Send(
            "POST", $"reservations/{numbers[1]}/move", $$"""{"venueId":"{{venue}}","date":"{{date}}","time":"11:00"}""");
        await visitor.Go("希望により取り消す");
        await visitor.Reads("もうこの一覧にいません");
        await page.GotoAsync("/staff/worklist");

        Assert.Equal(200, self.Status);
        Assert.Equal("booked 11:00:00", await Site.Database.Scalar<string>(
            $"select r.status || ' ' || s.time from booking.reservation r join booking.slot s on s.id = r.slot where r.number = {numbers[1]}"));
        Assert.Equal(0, await page.Locator("table").First.Locator($"a[href$='{numbers[1]}'], a[href$='{numbers[2]}'], a[href$='{numbers[3]}']").CountAsync());
        await visitor.Reads("日時を移した");
        await visitor.Reads("希望で取り消した");
        Assert.Equal(0, await Site.Database.Scalar<long>($"select coalesce(sum(over), 0) from booking.slot where venue = '{venue}'"));
    }

    public static TheoryData<string> Pages =>
    [
        "/staff/venues", "/staff/venues/new", "/staff/venues/city-centre", "/staff/venues/city-centre/session", "/staff/venues/city-centre/closure",
        "/staff/venues/city-centre/profile", "/staff/venues/city-centre/rules", "/staff/procedures", "/staff/procedures/card-pickup", "/staff/changes",
        "/staff/changes/limits", "/staff/worklist",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_a_phone(string address)
    {
        await using var visitor = await Site.VisitAs(StaffRoles.Administrator, width: 320);

        await visitor.Page.GotoAsync(address);

        Assert.Empty(await Axe.Finds(visitor.Page, address));
        Assert.True(await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, $"{address} scrolls sideways.");
    }
}
