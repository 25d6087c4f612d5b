using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Venues;

/// <summary>The rules of a venue, in the browser.</summary>
[Collection(SiteCollection.Name)]
public sealed class VenueRulesTests(Site site) : ScheduleScene(site)
{
    [Fact]
    public async Task The_second_of_two_people_who_save_the_same_venue_sees_what_changed_and_loses_nothing()
    {
        var venue = await Venue(1);
        await using var first = await Site.VisitAs(StaffRoles.Staff);
        await using var second = await Site.VisitAs(StaffRoles.Administrator);
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
        await using var visitor = await Site.VisitAs(StaffRoles.Staff);
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
}
