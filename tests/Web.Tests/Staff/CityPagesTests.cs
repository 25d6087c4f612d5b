using System.Net;
using Microsoft.Playwright;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>Stops, closings, troubles, the organisation and reservation IDs, as city staff work with them.</summary>
[Collection(SiteCollection.Name)]
public sealed class CityPagesTests(Site site)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_planned_stop_is_told_before_and_shows_a_plain_page_during_while_staff_are_still_in()
    {
        await using var administrator = await site.VisitAs(StaffRoles.Administrator);
        using var api = await site.Api(administrator);
        using var citizen = new HttpClient { BaseAddress = site.Address };
        var now = TimeProvider.System.GetUtcNow();
        var soon = await Plan(api, now.AddHours(2));
        try
        {
            Assert.Contains("このサイトを止めます", await Until(citizen, HttpStatusCode.OK, page => page.Contains("入れ替えをします", StringComparison.Ordinal)), StringComparison.Ordinal);
            var stop = await Plan(api, now.AddMinutes(-1));
            await Until(citizen, HttpStatusCode.ServiceUnavailable, page => page.Contains("予約のサイトを止めています", StringComparison.Ordinal));
            using var stopped = await citizen.GetAsync("/my");
            Assert.InRange(stopped.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 50, 60);
            await using var visitor = await site.Visit();
            await visitor.Page.GotoAsync("/reserve");
            await visitor.Sees("ただいま、予約のサイトを止めています");
            Assert.Empty(await Axe.Finds(visitor.Page, "stopped"));

            await administrator.Page.GotoAsync("/staff/maintenance");
            await administrator.Reads("停止中");
            await administrator.Go("いま再開する");

            await Until(citizen, HttpStatusCode.OK, _ => true);
            Assert.NotEqual(Guid.Empty, stop);
        }
        finally
        {
            await api.Send($"maintenance/{soon}/cancel", new { });
            await Until(citizen, HttpStatusCode.OK, page => !page.Contains("入れ替えをします", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_stop_less_than_a_month_ahead_asks_for_the_emergency_at_its_field_and_keeps_what_was_typed()
    {
        await using var administrator = await site.VisitAs(StaffRoles.Administrator, script: false);
        var page = administrator.Page;
        await page.GotoAsync("/staff/maintenance");
        var soon = TimeProvider.System.CityToday().AddDays(3);
        await page.FillAsync("#startsAt", $"{soon:yyyy-MM-dd}T22:00");
        await page.FillAsync("#endsAt", $"{soon:yyyy-MM-dd}T23:00");
        await page.FillAsync("#text", "システムの入れ替えをします");

        await administrator.Go("この時間に止める");

        await Assertions.Expect(page.Locator("#emergencyReason-error")).ToContainTextAsync("1か月");
        Assert.Equal("システムの入れ替えをします", await page.InputValueAsync("#text"));
    }

    [Fact]
    public async Task A_closed_day_shows_whom_it_concerns_first_then_the_call_list_and_a_banner()
    {
        var day = TimeProvider.System.CityToday().AddDays(80);
        while (day.DayOfWeek == DayOfWeek.Sunday || day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 }) day = day.AddDays(1);
        await using var staff = await site.VisitAs(StaffRoles.Staff, script: false);
        using var api = await site.Api(staff);
        var applicant = site.NextApplicant();
        await api.Send("reservations", new
        {
            venueId = "city-centre", date = $"{day:yyyy-MM-dd}", time = "09:00", procedure = "card-pickup", reservationId = applicant.ReservationId,
            birthday = applicant.Birthday, name = "山田 花子", kana = "やまだ はなこ", phone = "09012345678",
        });
        var page = staff.Page;
        await page.GotoAsync("/staff/closings");
        await page.FillAsync("#date", $"{day:yyyy-MM-dd}");
        await page.CheckAsync("input[value=city-centre]");
        await page.FillAsync("#reason", "台風");

        await staff.Go("影響を確かめる");
        await staff.Reads("電話で知らせる人：1人");
        await staff.Go("この日を休みにする");

        await staff.Reads("休みにしました");
        await staff.Reads("09012345678");
        await page.FillAsync(".call-result", "別の日に変更");
        await staff.Go("連絡した");
        await staff.Reads("連絡済み（demo-staff）");
        await IsClean(StaffRoles.Staff, page.Url);
        using var citizen = new HttpClient { BaseAddress = site.Address };
        await Until(citizen, HttpStatusCode.OK, text => text.Contains("台風のため休みます", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".masthead a[href='/staff/worklist'] .waiting-count")).ToContainTextAsync("人が待っています");

        await page.FillAsync("#reason", "会場から電話で知らせる");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("section:has(#take) button"));
        Assert.Contains("=\"09012345678\"", (await File.ReadAllTextAsync(await file.PathAsync())).Replace("\"\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("call-list 会場から電話で知らせる 1", await site.Database.Scalar<string>("select concat_ws(' ', kind, reason, rows) from booking.export order by at desc limit 1"));

        await staff.Go("この日を開き直す（影響を確かめる）");
        await staff.Reads("この日に予約が残っている人：1人");
        await IsClean(StaffRoles.Staff, page.Url);
        await staff.Go("この日を開き直す");
        await staff.Reads("開き直しました");
        await Until(citizen, HttpStatusCode.OK, text => !text.Contains("台風のため休みます", StringComparison.Ordinal));
        Assert.True(await site.Database.Scalar<int>($"select capacity from booking.slot where venue = 'city-centre' and date = '{day:yyyy-MM-dd}' and time = '09:00'") > 0);
    }

    [Fact]
    public async Task A_trouble_is_closed_only_with_a_proposal_against_recurrence()
    {
        await using var manager = await site.VisitAs(StaffRoles.Manager, script: false);
        var page = manager.Page;
        await page.GotoAsync("/staff/incidents/new");
        await page.FillAsync("#title", "予約の画面が遅い");
        await page.FillAsync("#owner", "佐藤");
        await page.FillAsync("#what", "10時から遅い。");
        await page.FillAsync("#happenedAt", "2026-01-15T10:00");
        await manager.Go("記録する");
        await manager.Reads("記録しました");
        await page.FillAsync("#done", "再起動した");
        await page.FillAsync("#cause", "設定の誤り");

        await manager.Go("保存して、終わりにする");

        await Assertions.Expect(page.Locator("#proposal-error")).ToContainTextAsync("再発を防ぐ策");
        Assert.Equal("設定の誤り", await page.InputValueAsync("#cause"));
        await page.FillAsync("#proposal", "二人で確かめる");
        await manager.Go("保存して、終わりにする");
        await manager.Reads("終わりにしました");
        await IsClean(StaffRoles.Manager, page.Url);
    }

    [Fact]
    public async Task The_organisation_is_kept_by_revision_and_cases_have_an_owner()
    {
        await using var staff = await site.VisitAs(StaffRoles.Staff, script: false);
        var page = staff.Page;
        foreach (var name in new[] { "佐藤 次郎", "田中 一郎" })
        {
            await page.GotoAsync("/staff/organisation/edit");
            await page.CheckAsync("#side");
            await page.FillAsync("#duty", "個人情報の管理");
            await page.FillAsync("#memberName", name);
            await staff.Go("保存する");
            await staff.Reads("どれかを入力してください");
            await page.FillAsync("#phone", "000-000-1111");
            await staff.Go("保存する");
            await staff.Reads("保存しました");
        }

        await staff.Reads("第1版");
        await IsClean(StaffRoles.Staff, "/staff/organisation");
        await page.GotoAsync("/staff/organisation/cases");
        await page.FillAsync("#title", "案内図を直す");
        await staff.Go("加える");
        await staff.Reads("担当者を決めてください");
        await page.FillAsync("#owner", "佐藤");
        await staff.Go("加える");
        await staff.Reads("担当：佐藤");
        await IsClean(StaffRoles.Staff, "/staff/organisation/cases");
    }

    [Fact]
    public async Task IDs_are_issued_with_progress_fetched_for_the_letters_looked_up_and_replaced()
    {
        await using var staff = await site.VisitAs(StaffRoles.Staff, script: false);
        var page = staff.Page;
        await page.GotoAsync("/staff/applicants");
        await page.SetInputFilesAsync("#issueFile", new FilePayload
        {
            Name = "issue.csv", MimeType = "text/csv", Buffer = "reference,birthday,procedures\nA-1,0412,card-pickup\nA-2,1340,card-pickup\n"u8.ToArray(),
        });
        await staff.Go("発行する");
        // The page loads itself again until the work is done.
        await Assertions.Expect(page.Locator("[role=status]")).ToHaveTextAsync("終わった", new() { Timeout = (float)Patience.TotalMilliseconds });
        await staff.Reads("送られたファイルは、読み終えたあとに削除しました");
        Assert.Equal("3", await page.Locator("tbody th").First.InnerTextAsync());
        await page.ClickAsync("main form button");
        await staff.Reads("使う目的を入力してください");
        await page.FillAsync("#reason", "通知書の差し込み印刷");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("main form button"));
        var csv = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Equal("issued-ids 通知書の差し込み印刷 1", await site.Database.Scalar<string>("select concat_ws(' ', kind, reason, rows) from booking.export where kind = 'issued-ids' order by at desc limit 1"));
        var id = csv.Split('\n')[1].Trim().Split(',')[1];

        await page.GotoAsync("/staff/applicants/ids");
        await page.FillAsync("#reservationId", id);
        await staff.Go("確かめる");
        await staff.Reads("使える");
        Assert.DoesNotContain(id, page.Url, StringComparison.Ordinal);
        await page.FillAsync("#reason", "通知書をなくした");
        await page.FillAsync("#birthday", "0412");
        await staff.Go("止めて、新しい予約IDを出す");
        await staff.Reads("新しい予約ID");
        await staff.Reads("止めてある");
    }

    /// <summary>With a script: axe cannot work in a page without one.</summary>
    private async Task IsClean(string role, string address)
    {
        await using var visitor = await site.VisitAs(role);
        await visitor.Page.GotoAsync(address);
        Assert.Empty(await Axe.Finds(visitor.Page, address));
    }

    private static async Task<Guid> Plan(HttpClient api, DateTimeOffset from) => (await api.Send("maintenance", new
    {
        startsAt = from.ToString("O"), endsAt = from.AddHours(1).ToString("O"), text = "システムの入れ替えをします", emergencyReason = "機器の故障",
    })).GetProperty("id").GetGuid();

    /// <summary>Asks until the citizens' first page is so: nodes keep what they heard for some seconds.</summary>
    private static async Task<string> Until(HttpClient citizen, HttpStatusCode status, Predicate<string> seen)
    {
        using var enough = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await pause.WaitForNextTickAsync(enough.Token))
        {
            using var answer = await citizen.GetAsync("/", enough.Token);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(enough.Token));
            if (answer.StatusCode == status && seen(text)) return text;
        }

        throw new TimeoutException("The page never became so.");
    }
}
