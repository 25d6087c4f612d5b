using System.Net;
using Microsoft.Playwright;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Maintenance;

/// <summary>Planned stops, as the city plans and sees them (D7).</summary>
[Collection(SiteCollection.Name)]
public sealed class MaintenancePagesTests(Site site)
{
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
            Assert.Contains("このサイトを止めます", await CitizenPages.Until(citizen, HttpStatusCode.OK, page => page.Contains("入れ替えをします", StringComparison.Ordinal)), StringComparison.Ordinal);
            var stop = await Plan(api, now.AddMinutes(-1));
            await CitizenPages.Until(citizen, HttpStatusCode.ServiceUnavailable, page => page.Contains("予約のサイトを止めています", StringComparison.Ordinal));
            using var stopped = await citizen.GetAsync("/my");
            Assert.InRange(stopped.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 50, 60);
            await using var visitor = await site.Visit();
            await visitor.Page.GotoAsync("/reserve");
            await visitor.Sees("ただいま、予約のサイトを止めています");
            Assert.Empty(await Axe.Finds(visitor.Page, "stopped"));

            await administrator.Page.GotoAsync("/staff/maintenance");
            await administrator.Reads("停止中");
            await administrator.Go("いま再開する");
            await administrator.Reads("終わりにしました");
            await administrator.Reads("に再開）");

            await CitizenPages.Until(citizen, HttpStatusCode.OK, _ => true);
            Assert.NotEqual(Guid.Empty, stop);
        }
        finally
        {
            await api.Send($"maintenance/{soon}/cancel", new { });
            await CitizenPages.Until(citizen, HttpStatusCode.OK, page => !page.Contains("入れ替えをします", StringComparison.Ordinal));
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

    private static async Task<Guid> Plan(HttpClient api, DateTimeOffset from) => (await api.Send("maintenance", new
    {
        startsAt = from.ToString("O"), endsAt = from.AddHours(1).ToString("O"), text = "システムの入れ替えをします", emergencyReason = "機器の故障",
    })).GetProperty("id").GetGuid();
}
