using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>What goes wrong while somebody is on the line: nothing that was typed is lost, nothing is done twice.</summary>
[Collection(SiteCollection.Name)]
public sealed class ConsoleTroubleTests(Site site)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const string Stored = "localStorage.length + sessionStorage.length";

    [Fact]
    public async Task With_nobody_there_the_notes_stay_and_are_sent_later_and_a_booking_waits_for_its_button()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        var call = await Held(visitor, site.NextApplicant());
        await visitor.Page.FillAsync("#note", "代わりの人の質問");
        await visitor.Page.CheckAsync("input[name=wrapUp][value=booking]");
        await visitor.Context.RouteAsync("**/console?handler=Line*", route => route.AbortAsync());

        await visitor.Page.Keyboard.PressAsync("F8");
        await visitor.Reads("この操作はまだ済んでいません", "[data-line]");
        await visitor.Context.UnrouteAsync("**/console?handler=Line*");
        await Assertions.Expect(visitor.Page.Locator("#note")).ToHaveValueAsync("代わりの人の質問");
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(Stored));
        Assert.Equal(0, await Bookings());

        await visitor.Context.RouteAsync("**/console?handler=Line*", route => route.FulfillAsync(new() { Status = 503 }));
        await visitor.Page.ClickAsync("button:has-text('電話を終える')");
        await visitor.Reads("つながりしだい、自動で送ります", "[data-line]");
        await Assertions.Expect(visitor.Page.Locator("#note")).ToHaveValueAsync("代わりの人の質問");
        await visitor.Context.UnrouteAsync("**/console?handler=Line*");
        await visitor.Reads("結果を記録しました");

        Assert.Equal(0, await Bookings());
        Assert.Equal("booking", await site.Database.Scalar<string>($"select wrap_up from booking.call where id = '{call}'"));

        Task<long> Bookings() => site.Database.Scalar<long>($"select count(*) from booking.reservation_event e join booking.call c on e.at >= c.started_at and e.actor = c.operator where c.id = '{call}'");
    }

    [Fact]
    public async Task With_the_api_away_and_no_script_the_notes_are_shown_and_sent_again()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator, script: false);
        var call = await Started(visitor);
        await visitor.Page.CheckAsync("input[name=wrapUp][value=enquiry]");
        await visitor.Page.FillAsync("#note", "持ち物の質問");

        await site.Database.Lock();
        try
        {
            await visitor.Go("電話を終える");
            await visitor.Reads("結果とメモを自動で送ります");
            Assert.Equal("持ち物の質問", await visitor.Page.InputValueAsync("#note"));
        }
        finally
        {
            await site.Database.Unlock();
            await UntilSomebodyCanSignIn();
        }

        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience && await visitor.Page.Locator("main form[data-retry]").CountAsync() > 0) await visitor.Go("もう一度送る");
        await visitor.Reads("結果を記録しました");
        Assert.Equal("enquiry", await site.Database.Scalar<string>($"select wrap_up from booking.call where id = '{call}'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whose_sign_in_ran_out_mid_call_signs_in_again_in_another_tab_and_goes_on(bool script)
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator, script: script);
        var applicant = site.NextApplicant();
        await Held(visitor, applicant);
        await visitor.Page.FillAsync("#kana", "ヤマダ ハナコ");
        await visitor.Context.ClearCookiesAsync(new() { Name = "staff-session" });

        if (script)
        {
            await visitor.Page.Keyboard.PressAsync("F8");
            await visitor.Reads("サインインが切れました", "[data-line]");
        }
        else
        {
            await visitor.Go("この席で予約する");
            await visitor.Sees("もう一度入ってください");
        }

        var tab = await visitor.Context.RunAndWaitForPageAsync(() => visitor.Page.ClickAsync("a[target=_blank]:has-text('別のタブで入り直す')"));
        await site.SignIn(new Visitor(visitor.Context, tab), StaffRoles.Operator);
        await Assertions.Expect(tab.Locator("h1")).ToHaveTextAsync("入り直しました");
        if (script) await visitor.Page.Keyboard.PressAsync("F8");
        else await visitor.Go("続きから送る");
        await visitor.Reads("予約しました");
        await visitor.Reads("ヤマダ ハナコ");
    }

    [Fact]
    public async Task Whose_colleague_signs_in_meanwhile_is_asked_before_anything_is_sent_under_the_other_name()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator, script: false);
        await Held(visitor, site.NextApplicant());
        await visitor.Context.ClearCookiesAsync(new() { Name = "staff-session" });
        var tab = await visitor.Context.NewPageAsync();
        await tab.GotoAsync("/staff/sign-in?back=/console/back");
        await site.SignIn(new Visitor(visitor.Context, tab), StaffRoles.Manager);

        await visitor.Go("この席で予約する");
        await visitor.Sees("別の人が入っています");
        await visitor.Go("いま入っている人の名前で送る");

        await visitor.Reads("予約しました");
    }

    [Fact]
    public async Task A_seat_that_is_lost_while_they_talk_gives_the_next_three_at_once()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        await Started(visitor);
        var chosen = await visitor.Page.GetAttributeAsync("[data-offers] button >> nth=0", "value");
        var said = await visitor.Page.InnerTextAsync("[data-offers] .say >> nth=0");
        await visitor.Context.RouteAsync("**/console?handler=Live*", route => route.AbortAsync());
        await Fill(visitor, chosen!.Split('|'));
        // Nobody tells the page, and the figures say that they are old.
        await Assertions.Expect(visitor.Page.Locator("[data-as-of]")).ToHaveClassAsync(new Regex("state-late"));
        await Assertions.Expect(visitor.Page.Locator("[data-line]")).ToBeHiddenAsync();

        await visitor.Page.ClickAsync("[data-offers] button >> nth=0");

        await visitor.Reads($"{said}の席は、いま埋まりました");
        await Assertions.Expect(visitor.Page.Locator("[data-offers] button").First).ToBeFocusedAsync();
        var offered = await visitor.Page.Locator("[data-offers] button").EvaluateAllAsync<string[]>("all => all.map(one => one.value)");
        Assert.Equal(3, offered.Length);
        Assert.DoesNotContain(chosen, offered);
    }

    [Fact]
    public async Task A_time_that_goes_while_it_is_read_aloud_stays_in_its_place_and_the_next_one_comes_below()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        var page = visitor.Page;
        await Started(visitor);
        var offers = page.Locator("[data-offers] li");
        var slots = await Slots();
        await page.FillAsync("#from", "来年の3月");
        await page.Keyboard.PressAsync("F4");
        await page.Keyboard.PressAsync("ArrowDown");
        var slot = slots[1].Split('|');
        var cell = page.Locator($".heat-cell[value='{slot[0]}|{slot[1]}|{(string.CompareOrdinal(slot[2], "12:00") < 0 ? "am" : "pm")}']");
        var free = await cell.InnerTextAsync();

        await Fill(visitor, slot);

        await Assertions.Expect(offers).ToHaveCountAsync(4);
        await visitor.Reads("埋まりました", "[data-offers] li:nth-child(2)");
        await visitor.Reads("の席は、いま埋まりました", "[data-times-said]");
        await Assertions.Expect(offers.Nth(1)).ToBeFocusedAsync();
        Assert.Equal(slots, (await Slots())[..3]);
        Assert.Equal(3, await offers.Locator("button").CountAsync());
        Assert.NotEqual(free, await cell.InnerTextAsync());
        Assert.Equal("来年の3月", await page.InputValueAsync("#from"));
        Assert.Empty(await Axe.Finds(page, "gone"));

        // Enter takes nothing in the place of the time that has gone; the arrows go on from there.
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(offers.Nth(2).Locator("button")).ToBeFocusedAsync();
        await page.FillAsync("#from", "");
        await page.Keyboard.PressAsync("F4");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".hold [name=slot]")).ToHaveAttributeAsync("value", slots[0]);

        Task<string[]> Slots() => offers.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.slot)");
    }

    [Fact]
    public async Task A_family_is_booked_on_one_page_and_who_else_is_on_the_same_person_is_said()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        var (mother, child) = (site.NextApplicant(), site.NextApplicant());
        await Started(visitor);
        await visitor.Page.FillAsync("#reservationId", mother.ReservationId);
        await visitor.Page.FillAsync("#birthday", mother.Birthday);
        // Before the seat is kept: times are offered that have room for both.
        await visitor.Page.ClickAsync("button:has-text('家族を1人ふやす')");
        await visitor.Reads("2人目");
        var slot = (await visitor.Page.Locator("[data-offers] li").First.GetAttributeAsync("data-slot"))!.Split('|');
        await visitor.Page.ClickAsync("[data-offers] button >> nth=0");
        await visitor.Reads("　2人分", ".hold");
        await visitor.Page.ClickAsync("button[name=place][value='0']");
        await Assertions.Expect(visitor.Page.Locator(".hold")).Not.ToContainTextAsync("人分");
        await visitor.Page.Keyboard.PressAsync("F6");
        await visitor.Reads("　2人分", ".hold");
        // A third one has no seat there: the two stay kept, and the page says so.
        await Fill(visitor, slot);
        await visitor.Page.Keyboard.PressAsync("F6");
        await visitor.Reads("3人のうち2人分の席だけを押さえています", ".hold");
        await visitor.Page.ClickAsync("button[name=place][value='1']");
        await visitor.Reads("　2人分", ".hold");
        await Assertions.Expect(visitor.Page.Locator(".hold .notice")).ToHaveCountAsync(0);
        await visitor.Page.FillAsync("[id='people[0].reservationId']", child.ReservationId);
        await visitor.Page.FillAsync("[id='people[0].birthday']", child.Birthday == "0101" ? "0102" : "0101");
        await visitor.Page.Keyboard.PressAsync("F8");
        await Assertions.Expect(visitor.Page.Locator("#errors a")).ToHaveAttributeAsync("href", "#people[0].reservationId");
        Assert.Equal(mother.Birthday, await visitor.Page.InputValueAsync("#birthday"));

        await visitor.Page.FillAsync("[id='people[0].birthday']", child.Birthday);
        await visitor.Page.Keyboard.PressAsync("F8");
        await visitor.Reads("家族の予約番号");
        await visitor.Page.ClickAsync("main ul li button[form=result]");
        await visitor.Reads("この予約を取り消す");
        await visitor.Page.Keyboard.PressAsync("Shift+F9");
        await visitor.Focuses("#reason");
        var number = new Uri(visitor.Page.Url).Query.Split("number=")[1];
        // Both are on the call's record already, though nobody has ended it.
        Assert.Equal(2, await site.Database.Scalar<long>(
            $"select count(*) from booking.call_reservation a join booking.call_reservation b on b.call = a.call where a.number = {number}"));

        await using var other = await site.VisitAs(StaffRoles.Manager);
        await Started(other);
        await other.Page.FillAsync("#query", number);
        await other.Page.PressAsync("#query", "Enter");
        await other.Page.ClickAsync(".found button");
        await other.Reads("も電話で受けています");
    }

    [Fact]
    public async Task Without_a_letter_a_renewal_is_booked_and_later_matched_by_what_the_caller_says()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator, script: false);
        var phone = $"090{Random.Shared.Next(10_000_000, 99_999_999)}";
        await Started(visitor);
        await visitor.Page.SelectOptionAsync("#procedure", "certificate-renewal");
        await visitor.Page.FillAsync("#birthday", "0412");
        await visitor.ToNextPage(() => visitor.Page.PressAsync("#birthday", "Enter"));
        await visitor.ToNextPage(() => visitor.Page.ClickAsync("[data-offers] button >> nth=0"));
        await visitor.Go("この席で予約する");
        await visitor.Reads("電話番号が必要です", "#errors");
        await visitor.Page.FillAsync("#kana", "アオキ サクラ");
        await visitor.Page.FillAsync("#name", "青木 桜");
        await visitor.Page.FillAsync("#phone", phone);
        await visitor.Go("この席で予約する");
        await visitor.Reads("予約しました");
        await visitor.Go("電話を終える");

        await Started(visitor);
        await visitor.Page.ClickAsync("summary:has-text('通知書をなくした人')");
        await Say(visitor, "アオキ ウメ", phone);
        await visitor.Reads("登録が合いませんでした");
        await Assertions.Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("サクラ");
        await Say(visitor, "あおき　さくら", phone);
        await visitor.Reads("すべて登録と合いました");
        await visitor.Reads("アオキ サクラ");
    }

    // Connections that the lock has cut are found broken one by one.
    private async Task UntilSomebodyCanSignIn()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var (userName, password) = await site.Account(StaffRoles.Operator);
        var since = Stopwatch.GetTimestamp();
        for (var inARow = 0; inARow < 3 && Stopwatch.GetElapsedTime(since) < Patience;)
        {
            using var answer = await http.PostAsJsonAsync("/api/v1/tokens", new { userName, password });
            inARow = answer.IsSuccessStatusCode ? inARow + 1 : 0;
        }
    }

    private static async Task Say(Visitor visitor, string kana, string phone)
    {
        await visitor.Page.FillAsync("[id='lost.kana']", kana);
        await visitor.Page.FillAsync("[id='lost.birthday']", "4月12日");
        await visitor.Page.FillAsync("[id='lost.phone']", phone);
        await visitor.Page.FillAsync("[id='lost.reason']", "引っ越しでなくした");
        await visitor.Go("合うか調べる");
    }

    private static async Task<string> Started(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/console");
        await visitor.Go("電話を受ける");
        await visitor.Reads("通話中");
        return new Uri(visitor.Page.Url).Query.Split("call=")[1];
    }

    /// <summary>A call that keeps a seat for somebody.</summary>
    private static async Task<string> Held(Visitor visitor, Applicant applicant)
    {
        var call = await Started(visitor);
        await visitor.Page.FillAsync("#reservationId", applicant.ReservationId);
        await visitor.Page.FillAsync("#birthday", applicant.Birthday);
        await visitor.Page.ClickAsync("[data-offers] button >> nth=0");
        await visitor.Reads("押さえている席");
        return call;
    }

    /// <summary>Other calls keep every seat that is left.</summary>
    private async Task Fill(Visitor visitor, string[] slot)
    {
        using var api = await site.Api(visitor);
        for (var seat = 0; seat < 20; seat++)
        {
            var call = (await api.Send("calls", new { language = "ja" })).GetProperty("id").GetString();
            using var held = await api.PostAsJsonAsync(
                "holds", new { venueId = slot[0], date = slot[1], time = slot[2], procedure = "card-pickup", callId = call });
            if (!held.IsSuccessStatusCode) return;
        }
    }
}
