using Microsoft.Playwright;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Incidents;

/// <summary>Records of troubles (A3).</summary>
[Collection(SiteCollection.Name)]
public sealed class IncidentPagesTests(Site site)
{
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
        await site.IsClean(StaffRoles.Manager, page.Url);
    }
}
