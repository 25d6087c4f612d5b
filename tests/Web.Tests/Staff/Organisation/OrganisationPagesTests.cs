using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Organisation;

/// <summary>Who is who, and the open cases of the city (A5, A6, T10).</summary>
[Collection(SiteCollection.Name)]
public sealed class OrganisationPagesTests(Site site)
{
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
        await site.IsClean(StaffRoles.Staff, "/staff/organisation");
        using var api = await site.Api(staff);
        await page.GotoAsync("/staff/organisation/edit?at=0");
        await Change(api, at: 1, "システムの障害");
        await page.FillAsync("#substitute", "鈴木 三郎");
        await staff.Go("保存する");
        await staff.Reads("鈴木 三郎");
        await page.GotoAsync("/staff/organisation/edit?at=0");
        await Change(api, at: 0, "市の窓口");
        await page.FillAsync("#substitute", "高橋 四郎");
        await staff.Go("保存する");
        await staff.Reads("ほかの人が先にこの人の連絡先を変えました");
        await staff.Reads("市の窓口");
        Assert.Equal("高橋 四郎", await page.InputValueAsync("#substitute"));
        await staff.Go("保存する");
        await staff.Reads("高橋 四郎");
        await page.GotoAsync("/staff/organisation/edit?at=1");
        await staff.Go("この人を外す");
        await staff.Reads("田中 一郎 さんを外しますか");
        await staff.Go("外す");
        await staff.Reads("保存しました");

        await page.GotoAsync("/staff/organisation/cases");
        await page.FillAsync("#title", "案内図を直す");
        await staff.Go("加える");
        await staff.Reads("担当者を決めてください");
        await page.FillAsync("#owner", "佐藤");
        await staff.Go("加える");
        await staff.Reads("担当：佐藤");
        await page.Locator("input[id^=owner-]").First.FillAsync("");
        await staff.Go("担当・期限を変える");
        await Assertions.Expect(page.Locator("[id^=owner-][id$=-error]")).ToContainTextAsync("担当者を決めてください");
        await staff.Go("終わりにする");
        await Assertions.Expect(page.Locator("[id^=result-][id$=-error]")).ToBeVisibleAsync();
        await site.IsClean(StaffRoles.Staff, "/staff/organisation/cases");
    }

    /// <summary>Somebody else gives a member another duty.</summary>
    private static async Task Change(HttpClient api, int at, string duty)
    {
        var members = (await api.GetFromJsonAsync<JsonNode>("organisation"))!["members"]!.AsArray();
        members[at]!["duty"] = duty;
        using var answer = await api.PutAsJsonAsync("organisation", new { members });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
