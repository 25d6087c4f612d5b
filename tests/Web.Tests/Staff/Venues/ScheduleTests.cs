using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Venues;

/// <summary>A city's venues in the browser: made, opened with the simulator, cut with displaced people, taken back.</summary>
[Collection(SiteCollection.Name)]
public sealed class ScheduleTests(Site site)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(9).DateTime);

    [Fact]
    public async Task A_new_venue_and_its_first_session_are_bookable_without_a_script()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, script: false);
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
        Assert.Equal("東口に会場を増やす", await site.Database.Scalar<string>($"select reason from booking.schedule_change where venue = '{id}' and revision = 1"));
        Assert.Equal(3, await site.Database.Scalar<long>($"select count(*) from booking.slot where venue = '{id}' and date = '{date}' and capacity = 20"));
    }

    [Fact]
    public async Task A_session_that_was_saved_is_another_one_when_Back_brings_its_form_again_and_another_day_is_typed()
    {
        var venue = await Venue(2);
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var page = visitor.Page;
        await Simulate(30);
        var form = (await page.InputValueAsync("#change [name=operation]"), await page.InputValueAsync("#change [name=simulated]"));
        await visitor.Go("この内容で保存する");
        await visitor.Reads("反映ずみ");

        await Simulate(31, form);
        await visitor.Go("この内容で保存する");

        await visitor.Reads("反映ずみ");
        Assert.Equal(2, await site.Database.Scalar<long>(
            $"select count(distinct date) from booking.slot where venue = '{venue}' and date in ('{Day(30)}', '{Day(31)}')"));
        // The second was filled from the first, with its limit.
        Assert.Equal(4, await site.Database.Scalar<long>(
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
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
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
        await using var other = await site.VisitAs(StaffRoles.Administrator);
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
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
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
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
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
        Assert.Equal("booked 11:00:00", await site.Database.Scalar<string>(
            $"select r.status || ' ' || s.time from booking.reservation r join booking.slot s on s.id = r.slot where r.number = {numbers[1]}"));
        Assert.Equal(0, await page.Locator("table").First.Locator($"a[href$='{numbers[1]}'], a[href$='{numbers[2]}'], a[href$='{numbers[3]}']").CountAsync());
        await visitor.Reads("日時を移した");
        await visitor.Reads("希望で取り消した");
        Assert.Equal(0, await site.Database.Scalar<long>($"select coalesce(sum(over), 0) from booking.slot where venue = '{venue}'"));
    }

    [Fact]
    public async Task The_second_of_two_people_who_save_the_same_venue_sees_what_changed_and_loses_nothing()
    {
        var venue = await Venue(1);
        await using var first = await site.VisitAs(StaffRoles.Staff);
        await using var second = await site.VisitAs(StaffRoles.Administrator);
        foreach (var visitor in new[] { first, second }) await visitor.Page.GotoAsync($"/staff/venues/{venue}/profile");
        await first.Page.FillAsync("#access", "北口から3分");
        await first.Page.FillAsync("#reason", "道が変わった");
        await first.Go("試算する");
        await first.Go("この内容で保存する");
        await second.Page.FillAsync("#name", "新しい名前");
        await second.Go("試算する");

        await second.Reads("入力しているあいだに、ほかの人がこの会場を変更しました");
        await second.Reads("道が変わった");
        await second.Reads("いまは「北口から3分」");
        Assert.Equal("新しい名前", await second.Page.InputValueAsync("#name"));
        Assert.Empty(await Axe.Finds(second.Page, "profile that was changed meanwhile"));
        await second.Page.FillAsync("#access", "北口から3分");
        await second.Go("試算する");
        await second.Go("この内容で保存する");
        await second.Page.GotoAsync($"/staff/venues/{venue}/profile");

        Assert.Equal(("新しい名前", "北口から3分"), (await second.Page.InputValueAsync("#name"), await second.Page.InputValueAsync("#access")));
    }

    [Fact]
    public async Task Rules_come_back_as_they_were_typed_and_a_closure_is_seen_in_the_month()
    {
        var venue = await Venue(2);
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var page = visitor.Page;
        await page.GotoAsync($"/staff/venues/{venue}/rules");
        await page.FillAsync("[name='weekly[0].days']", "祝日");
        await page.FillAsync("#opensDaysBefore", "ひと月");
        await visitor.Go("試算する");
        await visitor.Reads("曜日を読み取れません", "[id='weekly[0].days-error']");
        await visitor.Reads("数字で入力してください", "#opensDaysBefore-error");
        await page.FillAsync("#opensDaysBefore", "");
        await page.FillAsync("[name='weekly[0].days']", "月曜日、水曜日");
        await page.FillAsync("[name='weekly[0].from']", "13:00");
        await page.FillAsync("[name='weekly[0].to']", "15:00");
        await page.FillAsync("[name='weekly[0].minutes']", "25");
        await page.FillAsync("[name='weekly[0].capacity']", "2");
        await visitor.Go("試算する");
        await visitor.Reads("割り切る数にしてください", "[id='weekly[0].minutes-error']");
        Assert.Empty(await Axe.Finds(page, "rules with an error"));
        await page.FillAsync("[name='weekly[0].minutes']", "20");
        await page.SelectOptionAsync("[name='weekly[0].holidays']", "never");
        await page.FillAsync("[name='weekly[0].offers[0].limit']", "1");
        await page.FillAsync("[name='leads[0].days']", "3");
        await visitor.Go("試算する");
        await visitor.Go("この内容で保存する");
        await page.GotoAsync($"/staff/venues/{venue}/rules");
        Assert.Equal(("1", "3"), (await page.InputValueAsync("[name='weekly[0].offers[0].limit']"), await page.InputValueAsync("[name='leads[0].days']")));
        Assert.Equal(("月 水", "20", "never"), (await page.InputValueAsync("[name='weekly[0].days']"), await page.InputValueAsync("[name='weekly[0].minutes']"), await page.InputValueAsync("[name='weekly[0].holidays']")));

        await page.GotoAsync($"/staff/venues/{venue}/closure?first={Day(25)}");
        await page.FillAsync("#reason", "館内清掃");
        await visitor.Go("試算する");
        await visitor.Go("この内容で保存する");
        await page.GotoAsync($"/staff/venues/{venue}?date={Day(25)}");
        await visitor.Reads("休みの日です（館内清掃）");

        // Somebody else closes a day while the rules are open here: what is saved here leaves it closed.
        await page.GotoAsync($"/staff/venues/{venue}/rules");
        await (await Rest(StaffRoles.Staff)).Send("POST", $"venues/{venue}/closures", $$"""{"first":"{{Day(24)}}","reason":"停電"}""");
        await page.FillAsync("#closesHoursBefore", "3");
        await visitor.Go("試算する");
        await visitor.Reads("ほかの人がこの会場を変更しました");
        await visitor.Go("試算する");
        await visitor.Go("この内容で保存する");
        await page.GotoAsync($"/staff/venues/{venue}?date={Day(24)}");
        await visitor.Reads("休みの日です（停電）");
    }

    [Fact]
    public async Task A_procedure_is_made_with_what_to_bring_by_situation()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var (page, id) = (visitor.Page, NewId());
        await page.GotoAsync("/staff/procedures/new");
        await visitor.Go("試算する");
        await visitor.Reads("IDを入力してください");
        Assert.Empty(await Axe.Finds(page, "a new procedure with errors"));
        await page.FillAsync("#id", id);
        await page.FillAsync("#name", "暗証番号の再設定");
        await page.FillAsync("[name='bring[0].items']", "マイナンバーカード｜本人のもの\n本人確認書類");
        await visitor.Go("試算する");
        await visitor.Go("この内容で保存する");
        await visitor.Reads("保存しました");
        Assert.Equal("マイナンバーカード｜本人のもの\n本人確認書類", await page.InputValueAsync("[name='bring[0].items']"));
        await page.GotoAsync($"/bring/{id}");
        await visitor.Reads("本人確認書類");
    }

    [Fact]
    public async Task A_changed_procedure_shows_what_it_does_to_bookings_and_goes_back_to_an_earlier_revision()
    {
        var (api, id) = (await Rest(StaffRoles.Staff), NewId());
        await api.Send("POST", "procedures", $$"""{"id":"{{id}}","name":"暗証番号の再設定","minutes":15,"bring":["カード"]}""");
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var page = visitor.Page;
        await page.GotoAsync($"/staff/procedures/{id}");
        await page.FillAsync("#minutes", "60");
        await visitor.Go("試算する");
        await visitor.Reads("この手続きを受ける会場がありません", "#preview");
        await page.FillAsync("#name", "暗証番号を決め直す");
        await visitor.Go("この内容で保存する");
        await visitor.Reads("試算のあとで内容が変わった");
        await visitor.Go("この内容で保存する");
        await visitor.Reads("保存しました");
        Assert.Equal("60", await page.InputValueAsync("#minutes"));

        await visitor.ToNextPage(() => page.ClickAsync("a[href$='restore=1']"));
        Assert.Equal(("15", "暗証番号の再設定"), (await page.InputValueAsync("#minutes"), await page.InputValueAsync("#name")));
        Assert.Empty(await Axe.Finds(page, "an earlier revision of a procedure"));
        await visitor.Go("この内容で保存する");
        await visitor.Reads("保存しました");

        Assert.Equal(3, await page.Locator("table tbody tr").CountAsync());
        Assert.Equal("15", await page.InputValueAsync("#minutes"));
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
        await using var visitor = await site.VisitAs(StaffRoles.Administrator, width: 320);

        await visitor.Page.GotoAsync(address);

        Assert.Empty(await Axe.Finds(visitor.Page, address));
        Assert.True(await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, $"{address} scrolls sideways.");
    }

    private static string NewId() => $"web-{Guid.NewGuid():N}"[..16];

    private static string Day(int ahead) => Today.AddDays(ahead).ToString("yyyy-MM-dd", null);

    /// <summary>A day on which the branch is open.</summary>
    private static string Weekday(int ahead)
    {
        var date = Today.AddDays(ahead);
        while (date.DayOfWeek == DayOfWeek.Sunday || date is { Month: 12, Day: > 28 } or { Month: 1, Day: < 4 }) date = date.AddDays(7 - (int)date.DayOfWeek + 1);
        return date.ToString("yyyy-MM-dd", null);
    }

    private async Task<int> Capacity(string venue, string date, string time) =>
        await site.Database.Scalar<int>($"select capacity from booking.slot where venue = '{venue}' and date = '{date}' and time = '{time}'");

    private static async Task<IReadOnlyList<string>> Cells(Visitor visitor, string selector, int count) =>
        [.. (await visitor.Page.Locator(selector).AllInnerTextsAsync()).Take(count).Select(text => text.Trim())];

    /// <summary>A venue with one hour at ten and at eleven in 25 days.</summary>
    private async Task<string> Venue(int seats)
    {
        var id = NewId();
        var made = await (await Rest(StaffRoles.Staff)).Send("POST", "venues", $$"""{"id":"{{id}}","name":"会場","address":"本町","procedures":["card-pickup"]}""");
        Assert.True(made.Status == 201, made.Text);
        await (await Rest(StaffRoles.Staff)).Send("POST", $"venues/{id}/sessions", $$"""{"date":"{{Day(25)}}","from":"10:00","to":"12:00","minutes":60,"capacity":{{seats}}}""");
        return id;
    }

    private async Task<string> Book(string venue, string date)
    {
        var applicant = site.NextApplicant();
        var answer = await (await Rest(StaffRoles.Operator)).Send("POST", "reservations",
            $$"""{"venueId":"{{venue}}","date":"{{date}}","time":"10:00","procedure":"card-pickup","reservationId":"{{applicant.ReservationId}}","birthday":"{{applicant.Birthday}}","phone":"09012345678"}""");
        Assert.True(answer.Status == 201, answer.Text);
        return System.Text.Json.JsonDocument.Parse(answer.Text).RootElement.GetProperty("number").GetString()!;
    }

    /// <summary>As if a change had been sent for another day.</summary>
    private Task Dates(string change, string date) => site.Database.Execute(
        $$"""update booking.schedule_change set edit = jsonb_set(edit, '{date}', '"{{date}}"') where id = '{{change.Split('/')[^1]}}'""");

    private Task<StaffClient> Rest(string role) => StaffClient.SignIn(site, role);
}
