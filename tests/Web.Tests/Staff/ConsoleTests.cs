using Microsoft.Playwright;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>The console in the browser, with the keyboard alone.</summary>
[Collection(SiteCollection.Name)]
public sealed class ConsoleTests(Site site)
{
    private const int MostKeys = 90;

    [Fact]
    public async Task An_operator_books_for_a_caller_with_the_keyboard_alone_in_at_most_ninety_keys()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        var applicant = site.NextApplicant();
        await visitor.Page.GotoAsync("/console");
        var keys = new Keys(visitor.Page);

        await Focused(visitor.Page, "button:has-text('電話を受ける')");
        await keys.Press("Enter");
        await Focused(visitor.Page, "#query");
        await keys.Type(applicant.ReservationId);
        await keys.Press("Enter");
        await Focused(visitor.Page, "#birthday");
        await keys.Type(applicant.Birthday);
        await keys.Press("Tab");
        await keys.Type("ヤマダ ハナコ");
        await keys.Press("Enter");
        await Focused(visitor.Page, "[data-offers] button");
        await keys.Press("ArrowDown");
        await keys.Press("Enter");
        await visitor.Reads("押さえている席");
        await visitor.Reads("ヤマダ ハナコさま", ".read-back");
        await Assertions.Expect(visitor.Page.Locator("[data-left]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(10:00|9:5[0-9])$"));
        await keys.Press("F8");
        await visitor.Reads("予約しました");
        await Focused(visitor.Page, "button:has-text('電話を終える')");
        await keys.Press("Enter");
        await visitor.Reads("結果を記録しました");

        Assert.True(keys.Count <= MostKeys, $"{keys.Count} keys");
        Assert.Equal("booking telephone booked", await site.Database.Scalar<string>(
            """
            select c.wrap_up || ' ' || r.channel || ' ' || r.status from booking.call c
            join booking.call_reservation l on l.call = c.id join booking.reservation r on r.number = l.number order by c.started_at desc limit 1
            """));
    }

    [Fact]
    public async Task Without_a_script_a_caller_is_found_moved_and_cancelled()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator, script: false);
        var applicant = site.NextApplicant();
        await Start(visitor);
        await Search(visitor, applicant.ReservationId);
        await visitor.Page.FillAsync("#birthday", applicant.Birthday);
        await visitor.Page.FillAsync("#from", "12月の土曜");
        await visitor.ToNextPage(() => visitor.Page.PressAsync("#birthday", "Enter"));
        await visitor.Reads("日付が読み取れません", "#errors");
        Assert.Equal("12月の土曜", await visitor.Page.InputValueAsync("#from"));
        await visitor.Page.FillAsync("#from", "");
        await visitor.Go("次の3つ");
        Assert.Equal("3", await visitor.Page.InputValueAsync("#talk input[name=skip]"));
        await visitor.ToNextPage(() => visitor.Page.PressAsync("#birthday", "Enter"));
        Assert.Equal("0", await visitor.Page.InputValueAsync("#talk input[name=skip]"));
        await visitor.Page.ClickAsync("[data-offers] button >> nth=0");
        await visitor.Go("この席で予約する");
        await visitor.Reads("予約しました");
        var number = new Uri(visitor.Page.Url).Query.Split("number=")[1].Split('&')[0];

        await visitor.Page.FillAsync("#note", "あとで家族も");
        await visitor.Go("同じ電話で、ほかの人の予約をする");
        Assert.Equal("あとで家族も", await visitor.Page.InputValueAsync("#note"));
        await Search(visitor, number);
        await visitor.Page.ClickAsync(".found button");
        await visitor.Page.ClickAsync("[data-offers] button >> nth=2");
        await visitor.Go("この席に変える");
        await visitor.Reads("日時を変えました");
        await visitor.Go("同じ電話で、ほかの人の予約をする");
        await Search(visitor, number);
        await visitor.Page.ClickAsync(".found button");
        await visitor.Page.ClickAsync("summary:has-text('連絡先を直す')");
        await visitor.Page.FillAsync("[id='contact.phone']", "090-12");
        await visitor.Go("連絡先を変える");
        await Assertions.Expect(visitor.Page.Locator("#errors a")).ToHaveAttributeAsync("href", "#contact.phone");
        await visitor.Page.FillAsync("[id='contact.phone']", "090-0000-4821");
        await visitor.Go("連絡先を変える");
        await visitor.Reads("連絡先を変えました");
        await visitor.Reads("09000004821");
        await visitor.Go("同じ電話で、ほかの人の予約をする");
        await Search(visitor, number);
        await visitor.Page.ClickAsync(".found button");
        await visitor.Page.ClickAsync("summary:has-text('予約を取り消す')");
        await visitor.Page.FillAsync("#reason", "都合がつかない");
        await visitor.Go("この予約を取り消す");
        await visitor.Reads("のご予約を、取り消しました", ".read-back");
        await visitor.Page.GotoAsync("/staff/calls");
        await visitor.Reads(ReservationIdField.InFours(number));

        Assert.Equal("booked:,moved:,contact-changed:,cancelled:都合がつかない", await site.Database.Scalar<string>(
            $"select string_agg(kind || ':' || coalesce(reason, ''), ',' order by version) from booking.reservation_event where number = {number}"));
    }

    [Fact]
    public async Task A_dropped_calls_seat_is_taken_up_by_another_operator()
    {
        var applicant = site.NextApplicant();
        await using var first = await site.VisitAs(StaffRoles.Operator);
        await Start(first);
        await first.Page.SelectOptionAsync("#procedure", "certificate-renewal");
        await first.Page.Keyboard.PressAsync("F6");
        await first.Reads("2人目");
        await first.Page.ClickAsync("[data-offers] button >> nth=0");
        await first.Reads("　2人分", ".hold");
        var call = await first.Page.InputValueAsync("#talk input[name=call]");

        await using var second = await site.VisitAs(StaffRoles.Manager);
        await second.Page.GotoAsync("/console");
        await second.Page.ClickAsync($"a[href='/console?call={call}']");
        await Assertions.Expect(second.Page.Locator("button:has-text('引き継ぐ')")).ToHaveCountAsync(1);
        await second.Page.Keyboard.PressAsync("Shift+F7");
        await Assertions.Expect(second.Page.Locator("button:has-text('引き継ぐ')")).ToHaveCountAsync(0);
        Assert.Equal("certificate-renewal", await second.Page.InputValueAsync("#procedure"));
        // Two seats are kept: the second one's line is there, and is given up only when somebody says so.
        await second.Reads("2人目");
        await second.Page.ClickAsync("button[name=place][value='0']");
        await Assertions.Expect(second.Page.Locator(".hold")).Not.ToContainTextAsync("人分");
        await second.Page.FillAsync("#reservationId", applicant.ReservationId);
        await second.Page.FillAsync("#birthday", applicant.Birthday);
        await second.Page.SelectOptionAsync("#procedure", "card-pickup");
        await second.Go("この席で予約する");
        await second.Reads("席を押さえ直してください", "#errors");
        await second.Page.ClickAsync("[data-offers] button >> nth=0");
        await Assertions.Expect(second.Page.Locator(".hold")).ToContainTextAsync("カード");
        await second.Go("この席で予約する");
        await second.Reads("予約しました");

        Assert.Equal((await site.Account(StaffRoles.Manager)).UserName, await site.Database.Scalar<string>($"select operator from booking.call where id = '{call}'"));
        Assert.Equal((await site.Account(StaffRoles.Manager)).UserName, await site.Database.Scalar<string>($"select taken_by from booking.call_hold where call = '{call}'"));
    }

    [Fact]
    public async Task A_call_cannot_be_closed_without_its_result_and_what_was_typed_stays()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        await Start(visitor);

        await visitor.Page.FillAsync("#note", "持ち物の質問");
        await visitor.Go("電話を終える");

        await visitor.Reads("電話の結果を選んでください", "#errors");
        Assert.Equal("持ち物の質問", await visitor.Page.InputValueAsync("#note"));
    }

    [Fact]
    public async Task A_note_that_was_emptied_stays_empty_and_one_with_a_number_is_pointed_out_before_the_call_ends()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        await Start(visitor);
        var call = new Uri(visitor.Page.Url).Query.Split("call=")[1];
        await visitor.Page.Keyboard.PressAsync("Shift+F2");
        await visitor.Focuses("[id='lost.kana']");
        await visitor.Page.Keyboard.PressAsync("Shift+F6");
        await visitor.Focuses("#situation");
        await visitor.Page.FillAsync("#note", "間違えたメモ");
        await Search(visitor, "9999999999");
        await visitor.Reads("予約は見つかりません");
        Assert.Equal("間違えたメモ", await visitor.Page.InputValueAsync("#note"));

        await visitor.Page.FillAsync("#note", "");
        await visitor.ToNextPage(() => Search(visitor, "9999999998"));
        Assert.Equal("", await visitor.Page.InputValueAsync("#note"));
        Assert.True(await site.Database.Scalar<bool>($"select sealed_note is null from booking.call where id = '{call}'"));

        await visitor.Page.FillAsync("#note", "折り返しは 090-1234-5678");
        await visitor.Page.CheckAsync("input[name=wrapUp][value=other]");
        await visitor.Go("電話を終える");
        await visitor.Reads("個人の情報なら消してください", "#errors");
        await visitor.Page.PressAsync("#note", "Enter");
        await visitor.Reads("結果を記録しました");
    }

    [Fact]
    public async Task A_mistyped_number_of_the_next_call_comes_back_with_its_language_and_what_a_telephone_system_cannot_say_is_left_out()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator, script: false);
        await visitor.Page.GotoAsync("/console");
        await visitor.Page.FillAsync("#ani", "090-12");
        await visitor.Page.SelectOptionAsync("#language", "pt");
        await visitor.Go("電話を受ける");

        await Assertions.Expect(visitor.Page.Locator("#errors a")).ToHaveAttributeAsync("href", "#ani");
        Assert.Equal(("090-12", "pt"), (await visitor.Page.InputValueAsync("#ani"), await visitor.Page.InputValueAsync("#language")));
        await visitor.Page.GotoAsync("/console/pop?ani=anonymous");
        Assert.Equal("", await visitor.Page.InputValueAsync("#ani"));
    }

    [Fact]
    public async Task The_enter_that_ends_a_kana_conversion_sends_nothing()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Operator);
        await Start(visitor);
        await visitor.Page.FocusAsync("#query");

        var prevented = await visitor.Page.EvaluateAsync<bool>(
            """
            () => {
              const enter = new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });
              document.querySelector("#query").dispatchEvent(enter);
              return enter.defaultPrevented;
            }
            """);
        var plain = await visitor.Page.EvaluateAsync<bool>(
            """
            () => {
              const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
              document.querySelector("#query").dispatchEvent(enter);
              return enter.defaultPrevented;
            }
            """);

        Assert.True(prevented);
        Assert.False(plain);
    }

    [Fact]
    public async Task A_complaint_is_filed_worked_on_and_reported_and_the_month_shows_the_call()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Manager);
        await visitor.Page.GotoAsync("/staff/complaints");
        await visitor.Page.FillAsync("#what", "電話がつながりにくい");
        await visitor.Go("記録する");
        await visitor.Reads("苦情を記録しました");
        await visitor.Page.ClickAsync("tbody th a >> nth=0");
        await visitor.Go("市に報告した");
        await visitor.Reads("返事や対応を書いてから", "#errors");
        var id = new Uri(visitor.Page.Url).Segments[^1];
        await site.Database.Scalar<int>($"update booking.complaint set version = version + 1, changed_by = 'another' where id = '{id}' returning version");
        await visitor.Page.FillAsync("#answer", "回線を増やす相談をした");
        await visitor.Go("市に報告した");
        await visitor.Reads("another", ".notice-warning");
        await visitor.Page.FillAsync("#text", "あとで聞いたこと");
        await visitor.Go("書き足して残す");
        await visitor.Reads("あとで聞いたこと", "section:has(#words)");
        await visitor.Page.FillAsync("#answer", "回線を増やす相談をした");
        await visitor.Go("市に報告した");
        await visitor.Go("終わりにする");
        await visitor.Reads("終わり", ".summary");
        await visitor.Page.GotoAsync("/staff/complaints/report");
        await visitor.Reads("電話がつながりにくい");
        await visitor.Page.GotoAsync("/staff/closings");
        await Assertions.Expect(visitor.Page.Locator("#past")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("#reason")).ToHaveCountAsync(0);
        await Start(visitor);
        var number = await site.Database.Scalar<long>(
            $"update booking.complaint p set call = c.id from (select id, number from booking.call order by number desc limit 1) c where p.id = '{id}' returning c.number");
        await visitor.Page.GotoAsync("/staff/complaints/" + id);
        await visitor.Page.ClickAsync(".summary a[href*='/staff/calls']");
        await Assertions.Expect(visitor.Page.Locator($"tr#call-{number}:target")).ToBeVisibleAsync();
        await visitor.Page.GotoAsync("/staff/report");

        var calls = await site.Database.Scalar<long>(
            "select count(*) from booking.call where date_trunc('month', started_at at time zone 'Asia/Tokyo') = date_trunc('month', now() at time zone 'Asia/Tokyo')");
        await visitor.Reads($"{calls}", ".figures > div:first-child dd");
    }

    public static TheoryData<int> Widths => [Visitor.Phone, Visitor.Desk];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways(int width)
    {
        await using var visitor = await site.VisitAs(StaffRoles.Manager, width);
        await Start(visitor);
        await visitor.Page.ClickAsync("[data-offers] button >> nth=0");
        await visitor.Reads("押さえている席");
        var found = new List<string>(await Finds(visitor.Page, "hold"));
        await visitor.Page.SelectOptionAsync("#situation", "child");
        await visitor.Page.ClickAsync("button:has-text('文を切り替える')");
        await visitor.Reads("法定代理人を確認できるもの", ".script");
        await visitor.Page.ClickAsync("button:has-text('家族を1人ふやす')");
        await visitor.Reads("2人目");
        await visitor.Reads("法定代理人を確認できるもの", ".script");
        found.AddRange(await Finds(visitor.Page, "family"));
        foreach (var address in new[]
        {
            "/console", "/console/pop?ani=0900000000", "/console/back", "/staff/manuals?query=" + Uri.EscapeDataString("委任状"), "/staff/manuals/take-call/edit", "/staff/complaints",
            "/staff/complaints/report", "/staff/scripts", "/staff/scripts?language=vi", "/staff/scripts/new", "/staff/closings",
            "/staff/calls", "/staff/report", "/staff/report/period", "/staff/centre", "/staff/rosters", "/staff/samples", "/staff/open-cases",
        })
        {
            await visitor.Page.GotoAsync(address);
            found.AddRange(await Finds(visitor.Page, address));
        }

        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> Finds(IPage page, string what)
    {
        var found = (await Axe.Finds(page, what)).ToList();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) found.Add($"{what} scrolls sideways");
        return found;
    }

    private static async Task Start(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/console");
        await visitor.Go("電話を受ける");
        await visitor.Reads("通話中");
    }

    private static async Task Search(Visitor visitor, string query)
    {
        await visitor.Page.FillAsync("#query", query);
        await visitor.Page.PressAsync("#query", "Enter");
    }

    private static Task Focused(IPage page, string selector) => Assertions.Expect(page.Locator(selector).First).ToBeFocusedAsync();
}
