using System.Globalization;
using Microsoft.Playwright;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>The city's day in the browser: figures, reception, bookings (issue 4, lines 5 to 7). The appointments are at midnight, so that they are there on any day.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReceptionTests(Site site)
{
    private static string Today => TimeProvider.System.CityToday().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_scan_opens_the_person_and_one_touch_marks_them_and_a_slip_is_undone(bool script)
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, Visitor.Phone, script);
        var number = await BookToday(visitor);
        await visitor.Page.GotoAsync("/staff/reception?venue=main-hall");

        // A keyboard wedge types the number and Enter.
        await visitor.Page.FillAsync("#query", number);
        await visitor.Page.PressAsync("#query", "Enter");
        await visitor.Reads(InFours(number), ".person");
        await visitor.Page.ClickAsync(".marks button[value=arrive]");
        await visitor.Reads("「来た」にしました", ".notice-good");
        Assert.Equal("arrived", await Status(number));
        await visitor.Page.ClickAsync(".notice-good button[value=undo]");
        await visitor.Reads("取り消しました", ".notice-good");

        Assert.Equal("booked", await Status(number));
    }

    [Fact]
    public async Task Whoever_stands_here_is_found_before_all_others_of_the_same_name()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, script: false);
        var (number, elsewhere) = (await BookToday(visitor, kana: "きたのさわ はな"), await VenueBefore());
        var api = await StaffClient.SignIn(site, StaffRoles.Staff);
        for (var i = 0; i < 20; i++)
        {
            var applicant = site.NextApplicant();
            var booked = await api.Send("POST", "reservations",
                $$"""
                {"venueId":"{{elsewhere}}","date":"{{Today}}","time":"00:00","procedure":"card-pickup","reservationId":"{{applicant.ReservationId}}",
                 "birthday":"{{applicant.Birthday}}","kana":"キタノサワ {{"アイウエオカキクケコサシスセソタチツテト"[i]}}","override":true,"reason":"窓口で受け付けた"}
                """);
            Assert.True(booked.Status == 201, booked.Text);
        }

        await visitor.Page.GotoAsync("/staff/reception?venue=main-hall");

        await visitor.Page.FillAsync("#query", "キタノサワ");
        await visitor.Page.PressAsync("#query", "Enter");

        await visitor.Reads(InFours(number), ".person");
    }

    [Fact]
    public async Task Not_handed_over_asks_for_the_reason_and_keeps_what_was_typed()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var number = await BookToday(visitor);
        await visitor.Page.GotoAsync($"/staff/reception?venue=main-hall&number={number}");

        await visitor.Page.ClickAsync("details summary");
        await visitor.Page.FillAsync("#words", "写真の提出待ち");
        await visitor.Page.ClickAsync("button[value=not-handed-over]");
        await visitor.Reads("渡せなかった理由を選んでください");
        Assert.Equal("写真の提出待ち", await visitor.Page.InputValueAsync("#words"));
        await visitor.Page.CheckAsync("input[value=photo]");
        await visitor.Page.ClickAsync("button[value=not-handed-over]");
        await visitor.Reads("「渡せなかった」にしました", ".notice-good");

        Assert.Equal("not-handed-over", await Status(number));
        Assert.Equal("写真と本人が合わない：写真の提出待ち", await site.Database.Scalar<string>(
            $"select reason from booking.reservation_event where number = {number} and kind = 'not-handed-over'"));
    }

    [Fact]
    public async Task The_days_figures_follow_by_themselves_and_say_when_the_ledger_does_not_fit()
    {
        await using var desk = await site.VisitAs(StaffRoles.Staff);
        var number = await BookToday(desk);
        await using var screen = await site.VisitAs(StaffRoles.Viewer);
        await screen.Page.GotoAsync("/staff/today?venue=main-hall");
        await screen.Reads("自動で更新中", "[data-live-state]");
        var before = await Arrived(screen.Page);

        await desk.Page.GotoAsync($"/staff/reception?venue=main-hall&number={number}");
        await desk.Page.ClickAsync(".marks button[value=arrive]");
        await Assertions.Expect(screen.Page.Locator(".figures > div:nth-child(2) dd:not(.note)")).ToHaveTextAsync($"{before + 1} 人");
        await screen.Reads("席と予約の数が一致", "#integrity");

        await site.Database.Execute("update booking.slot set booked = booked - 1 where venue = 'main-hall' and time = '00:00' and booked > 0");
        try
        {
            await Assertions.Expect(screen.Page.Locator("#integrity")).ToContainTextAsync("席と予約の数が合いません", new() { Timeout = 30_000 });
            await screen.Reads("時間枠の予約数と、予約の件数が合わない：1件", ".notice-error");
        }
        finally
        {
            await site.Database.Execute("update booking.slot set booked = booked + 1 where venue = 'main-hall' and time = '00:00'");
        }
    }

    [Fact]
    public async Task The_wall_shows_nobody()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var number = await BookToday(visitor);

        await visitor.Page.GotoAsync("/staff/today/wall?venue=main-hall");

        var text = await visitor.Page.InnerTextAsync("main");
        Assert.DoesNotContain(InFours(number), text, StringComparison.Ordinal);
        Assert.DoesNotContain("山田", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_is_found_moved_and_cancelled_without_a_script()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, script: false);
        var number = await BookToday(visitor);
        await visitor.Page.GotoAsync("/staff/reservations");
        await visitor.Page.FillAsync("#query", InFours(number));
        await visitor.Page.ClickAsync("main form[role=search] button");
        await visitor.Sees(InFours(number));

        await visitor.Page.ClickAsync("a[href$='/move']");
        await visitor.Page.SelectOptionAsync("#venueId", "city-centre");
        await visitor.Page.ClickAsync("main form button");
        await visitor.Page.ClickAsync("main .row a:last-child");
        await visitor.Page.Locator(".day-links a").Nth(8).ClickAsync();
        await visitor.Page.Locator("input[name=time]").Nth(3).CheckAsync();
        await visitor.Page.ClickAsync("#times ~ form button");
        await visitor.Page.FillAsync("#reason", "本人の希望");
        await visitor.Page.ClickAsync("main form button.button");
        await visitor.Reads("日時を変えました");
        await visitor.Page.ClickAsync("details summary");
        await visitor.Page.ClickAsync("form[action*=Cancel] button");
        await visitor.Reads("予約を取り消しました");

        Assert.Equal("cancelled", await Status(number));
    }

    [Fact]
    public async Task A_closed_window_is_said_and_only_an_override_with_a_reason_passes_it()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        await Midnight();
        await FillIn(visitor);

        await visitor.Go("この内容で予約する");
        await visitor.Reads("締め切りました");
        Assert.Equal("山田 花子", await visitor.Page.InputValueAsync("#name"));
        await visitor.Page.CheckAsync("input[name=override]");
        await visitor.Go("この内容で予約する");
        await visitor.Reads("理由を入力してください");
        await visitor.Page.FillAsync("#reason", "窓口で受け付けた");
        await visitor.Go("この内容で予約する");
        await visitor.Reads("予約しました");

        await visitor.Reads("席や期間を超えて");
        await visitor.Reads("窓口で受け付けた");
    }

    [Fact]
    public async Task A_walk_in_is_counted()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        await visitor.Page.GotoAsync("/staff/reception?venue=main-hall");
        var before = await visitor.Page.InnerTextAsync("#walk-ins");

        await visitor.ToNextPage(() => visitor.Page.ClickAsync("button[name=people][value='1']"));

        Assert.NotEqual(before, await visitor.Page.InnerTextAsync("#walk-ins"));
    }

    [Fact]
    public async Task Lists_are_filtered_and_leave_only_with_a_reason()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var number = await BookToday(visitor);
        await visitor.Page.GotoAsync("/staff/lists");
        await visitor.Page.SelectOptionAsync("#venueId", "main-hall");
        await visitor.Page.ClickAsync("form.filters button");
        await visitor.Reads(InFours(number));

        await visitor.Page.ClickAsync("button[formaction*=Csv]");
        await visitor.Reads("使う目的を入力してください");
        await visitor.Page.FillAsync("#reason", "カードの準備");
        var csv = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("button[formaction*=Csv]"));
        var sheet = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("button[formaction*=Sheet]"));

        Assert.EndsWith(".csv", csv.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(number, await File.ReadAllTextAsync(await csv.PathAsync()), StringComparison.Ordinal);
        Assert.Contains(number, await File.ReadAllTextAsync(await sheet.PathAsync()), StringComparison.Ordinal);
        Assert.Equal(2L, await site.Database.Scalar<long>("select count(*) from booking.export where reason = 'カードの準備' and rows > 0"));
    }

    [Fact]
    public async Task A_frozen_list_is_shown_with_its_later_changes()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        await BookToday(visitor);
        await visitor.Page.GotoAsync($"/staff/lists/deadline/main-hall/{Today}");
        await visitor.Reads("締切一覧", "h1");

        var later = await BookToday(visitor);
        await visitor.Page.GotoAsync($"/staff/lists/deadline/main-hall/{Today}");

        await visitor.Reads(InFours(later), "section:has(#changes)");
        await visitor.Page.GotoAsync("/staff/lists/deadline");
        await visitor.Reads("固定した");
    }

    [Fact]
    public async Task Two_who_set_a_deadline_hear_of_each_other_and_nothing_typed_is_lost()
    {
        await using var slow = await site.VisitAs(StaffRoles.Staff);
        await using var fast = await site.VisitAs(StaffRoles.Administrator, script: false);
        foreach (var visitor in new[] { slow, fast }) await visitor.Page.GotoAsync("/staff/lists/deadline");
        await OpenMainHall(fast);
        await fast.Page.FillAsync("#mail-main-hall", "office@example.jp");
        await fast.Page.ClickAsync("details[open] button");
        await fast.Reads("office@example.jp");

        await OpenMainHall(slow);
        await slow.Page.FillAsync("#days-main-hall", "2");
        await slow.Page.FillAsync("#mail-main-hall", "office");
        await slow.Page.ClickAsync("details[open] button");
        await slow.Reads("メールアドレスの形が正しくありません");
        await slow.Page.FillAsync("#mailTo", "hall@example.jp");
        await slow.Page.ClickAsync("details[open] button");
        await slow.Reads("ほかの人が先に変えました。いまは 1日前の 17:00、知らせる先は office@example.jp");
        Assert.Equal("hall@example.jp", await slow.Page.InputValueAsync("#mailTo"));
        await slow.Page.ClickAsync("details[open] button");
        await slow.Reads("2日前の 17:00");
        await slow.Reads("hall@example.jp");
    }

    /// <summary>Other tests make venues too: the form of this one.</summary>
    private static Task OpenMainHall(Visitor visitor) =>
        visitor.Page.Locator("details", new() { Has = visitor.Page.Locator("#mail-main-hall") }).Locator("summary").ClickAsync();

    public static TheoryData<int> Widths => [Visitor.Phone, Visitor.Desk];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways(int width)
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, width);
        var number = await BookToday(visitor);
        string[] addresses =
        [
            "/staff/today?venue=main-hall", "/staff/today/wall?venue=main-hall", "/staff/today/month?venue=city-centre", "/staff/today/free",
            "/staff/reception?venue=main-hall", $"/staff/reception?venue=main-hall&number={number}", $"/staff/reception?venue=main-hall&number={number}&marked=arrive",
            "/staff/reservations", $"/staff/reservations/{number}", $"/staff/reservations/{number}/move", "/staff/reservations/book",
            $"/staff/reservations/book?venueId=main-hall&procedure=card-pickup&date={Today}", $"/staff/reservations/book?venueId=main-hall&procedure=card-pickup&date={Today}&time=00:00",
            "/staff/lists", "/staff/lists/deadline", $"/staff/lists/deadline/main-hall/{Today}",
        ];

        var found = new List<string>();
        foreach (var address in addresses)
        {
            await visitor.Page.GotoAsync(address);
            found.AddRange(await Axe.Finds(visitor.Page, address));
            if (await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) found.Add($"{address} scrolls sideways");
        }

        Assert.Empty(found);
    }

    /// <summary>A booking at midnight of today, past its window, with a reason: the way over the capacity is the one for late bookings too.</summary>
    private async Task<string> BookToday(Visitor visitor, string kana = "やまだ はなこ")
    {
        await Midnight();
        await FillIn(visitor, kana);
        await visitor.Page.EvaluateAsync("document.querySelector('main details').open = true");
        await visitor.Page.CheckAsync("input[name=override]");
        await visitor.Page.FillAsync("#reason", "窓口で受け付けた");
        await visitor.Page.ClickAsync("main form button.button");
        await visitor.Reads("予約しました");
        return new Uri(visitor.Page.Url).AbsolutePath.Split('/')[^1];
    }

    /// <summary>A venue that lists name before the main hall.</summary>
    private async Task<string> VenueBefore()
    {
        var id = $"hall-{Guid.NewGuid():N}"[..12];
        var made = await (await StaffClient.SignIn(site, StaffRoles.Staff)).Send(
            "POST", "venues", $$"""{"id":"{{id}}","name":"東口の会場","address":"本町","procedures":["card-pickup"]}""");
        Assert.True(made.Status == 201, made.Text);
        await Midnight(id);
        return id;
    }

    private Task Midnight(string venue = "main-hall") =>
        site.Database.Execute(
            $$"""
            insert into booking.slot (venue, date, time, minutes, capacity, procedures, closes_at, opens_at, plan_revision)
            values ('{{venue}}', '{{Today}}', '00:00', 30, 1000, '{card-pickup,certificate-renewal}', array[now() - interval '1 day', now() - interval '1 day'], now() - interval '9 days', 1)
            on conflict do nothing
            """);

    private async Task FillIn(Visitor visitor, string kana = "やまだ はなこ")
    {
        var applicant = site.NextApplicant();
        await visitor.Page.GotoAsync($"/staff/reservations/book?venueId=main-hall&procedure=card-pickup&date={Today}&time=00:00");
        await visitor.Page.FillAsync("#reservationId", applicant.ReservationId);
        await visitor.Page.FillAsync("#birthday", applicant.Birthday);
        await visitor.Page.FillAsync("#name", "山田 花子");
        await visitor.Page.FillAsync("#kana", kana);
    }

    private Task<string?> Status(string number) => site.Database.Scalar<string>($"select status from booking.reservation where number = {number}");

    private static async Task<int> Arrived(IPage page) =>
        int.Parse((await page.InnerTextAsync(".figures > div:nth-child(2) dd:not(.note)")).Split(' ')[0], CultureInfo.InvariantCulture);

    private static string InFours(string number) => $"{number[..4]} {number[4..8]} {number[8..]}";
}
