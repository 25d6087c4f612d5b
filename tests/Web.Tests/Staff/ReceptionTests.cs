using System.Globalization;
using Microsoft.Playwright;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>The city's day in the browser: figures, reception, bookings (issue 4, lines 5 to 7). The appointments are at midnight, so that they are there on any day.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReceptionTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_scan_opens_the_person_and_one_touch_marks_them_and_a_slip_is_undone(bool script)
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, Visitor.Phone, script);
        var number = await site.BookToday(visitor);
        await visitor.Page.GotoAsync("/staff/reception?venue=main-hall");

        // A keyboard wedge types the number and Enter.
        await visitor.Page.FillAsync("#query", number);
        await visitor.Page.PressAsync("#query", "Enter");
        await visitor.Reads(MidnightBookings.InFours(number), ".person");
        await visitor.Page.ClickAsync(".marks button[value=arrive]");
        await visitor.Reads("「来た」にしました", ".notice-good");
        Assert.Equal("arrived", await site.Status(number));
        await visitor.Page.ClickAsync(".notice-good button[value=undo]");
        await visitor.Reads("取り消しました", ".notice-good");

        Assert.Equal("booked", await site.Status(number));
    }

    [Fact]
    public async Task Whoever_stands_here_is_found_before_all_others_of_the_same_name()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, script: false);
        var (number, elsewhere) = (await site.BookToday(visitor, kana: "きたのさわ はな"), await VenueBefore());
        var api = await StaffClient.SignIn(site, StaffRoles.Staff);
        for (var i = 0; i < 20; i++)
        {
            var applicant = site.NextApplicant();
            var booked = await api.Send("POST", "reservations",
                $$"""
                {"venueId":"{{elsewhere}}","date":"{{MidnightBookings.Today}}","time":"00:00","procedure":"card-pickup","reservationId":"{{applicant.ReservationId}}",
                 "birthday":"{{applicant.Birthday}}","kana":"キタノサワ {{"アイウエオカキクケコサシスセソタチツテト"[i]}}","override":true,"reason":"窓口で受け付けた"}
                """);
            Assert.True(booked.Status == 201, booked.Text);
        }

        await visitor.Page.GotoAsync("/staff/reception?venue=main-hall");

        await visitor.Page.FillAsync("#query", "キタノサワ");
        await visitor.Page.PressAsync("#query", "Enter");

        await visitor.Reads(MidnightBookings.InFours(number), ".person");
    }

    [Fact]
    public async Task Not_handed_over_asks_for_the_reason_and_keeps_what_was_typed()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var number = await site.BookToday(visitor);
        await visitor.Page.GotoAsync($"/staff/reception?venue=main-hall&number={number}");

        await visitor.Page.ClickAsync("details summary");
        await visitor.Page.FillAsync("#words", "写真の提出待ち");
        await visitor.Page.ClickAsync("button[value=not-handed-over]");
        await visitor.Reads("渡せなかった理由を選んでください");
        Assert.Equal("写真の提出待ち", await visitor.Page.InputValueAsync("#words"));
        await visitor.Page.CheckAsync("input[value=photo]");
        await visitor.Page.ClickAsync("button[value=not-handed-over]");
        await visitor.Reads("「渡せなかった」にしました", ".notice-good");

        Assert.Equal("not-handed-over", await site.Status(number));
        Assert.Equal("写真と本人が合わない：写真の提出待ち", await site.Database.Scalar<string>(
            $"select reason from booking.reservation_event where number = {number} and kind = 'not-handed-over'"));
    }

    [Fact]
    public async Task The_days_figures_follow_by_themselves_and_say_when_the_ledger_does_not_fit()
    {
        await using var desk = await site.VisitAs(StaffRoles.Staff);
        var number = await site.BookToday(desk);
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
        var number = await site.BookToday(visitor);

        await visitor.Page.GotoAsync("/staff/today/wall?venue=main-hall");

        var text = await visitor.Page.InnerTextAsync("main");
        Assert.DoesNotContain(MidnightBookings.InFours(number), text, StringComparison.Ordinal);
        Assert.DoesNotContain("山田", text, StringComparison.Ordinal);
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

    public static TheoryData<int> Widths => [Visitor.Phone, Visitor.Desk];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways(int width)
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, width);
        var number = await site.BookToday(visitor);
        string[] addresses =
        [
            "/staff/today?venue=main-hall", "/staff/today/wall?venue=main-hall", "/staff/today/month?venue=city-centre", "/staff/today/free",
            "/staff/reception?venue=main-hall", $"/staff/reception?venue=main-hall&number={number}", $"/staff/reception?venue=main-hall&number={number}&marked=arrive",
            "/staff/reservations", $"/staff/reservations/{number}", $"/staff/reservations/{number}/move", "/staff/reservations/book",
            $"/staff/reservations/book?venueId=main-hall&procedure=card-pickup&date={MidnightBookings.Today}", $"/staff/reservations/book?venueId=main-hall&procedure=card-pickup&date={MidnightBookings.Today}&time=00:00",
            "/staff/lists", "/staff/lists/deadline", $"/staff/lists/deadline/main-hall/{MidnightBookings.Today}",
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

    /// <summary>A venue that lists name before the main hall.</summary>
    private async Task<string> VenueBefore()
    {
        var id = $"hall-{Guid.NewGuid():N}"[..12];
        var made = await (await StaffClient.SignIn(site, StaffRoles.Staff)).Send(
            "POST", "venues", $$"""{"id":"{{id}}","name":"東口の会場","address":"本町","procedures":["card-pickup"]}""");
        Assert.True(made.Status == 201, made.Text);
        await site.Midnight(id);
        return id;
    }

    private static async Task<int> Arrived(IPage page) =>
        int.Parse((await page.InnerTextAsync(".figures > div:nth-child(2) dd:not(.note)")).Split(' ')[0], CultureInfo.InvariantCulture);
}
