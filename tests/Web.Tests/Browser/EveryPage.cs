using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>Leads a visitor to every page of the route table and into every error state, and looks at each.</summary>
internal static class EveryPage
{
    /// <summary>Calls <paramref name="look"/> with the name of each state.</summary>
    public static async Task Walk(Site site, Visitor visitor, Func<string, Task> look)
    {
        var page = visitor.Page;
        async Task Open(string address)
        {
            await page.GotoAsync(address);
            await look(address);
        }

        foreach (var address in new[] { "/", "/lost-id", "/bring/card-pickup", "/bring/certificate-renewal", "/privacy", "/accessibility", "/my/leave", "/no-such-page", "/status/400", "/status/500", "/status/503" })
            await Open(address);

        await Open("/reserve");
        await visitor.Go("会場を選ぶ");
        await look("/reserve with an error");
        await Open("/reserve/expiry?procedure=certificate-renewal");
        await page.FillAsync("#expiry", "いつか");
        await visitor.Go("いつからできるか調べる");
        await look("/reserve/expiry with an error");
        await page.FillAsync("#expiry", "2099年4月12日");
        await visitor.Go("いつからできるか調べる");
        await look("/reserve/expiry answered");

        await Open("/reserve/venue?procedure=card-pickup");
        await visitor.Go("日時を選ぶ");
        await look("/reserve/venue with an error");
        await page.Locator("input[value=city-centre]").CheckAsync();
        await visitor.Go("日時を選ぶ");
        await look("/reserve/calendar");
        await visitor.ToNextPage(() => page.ClickAsync("a[href*='view=list']"));
        await look("/reserve/calendar as a list");
        await visitor.ToNextPage(() => page.Locator("#times button.button").ClickAsync());
        await look("/reserve/calendar with an error");
        await Open("/reserve/calendar?procedure=card-pickup&venue=city-centre&date=" + (await FirstDay(page)) + "&time=03:00&lost=Full");

        await page.GotoAsync("/reserve/calendar?procedure=certificate-renewal&venue=city-centre");
        await visitor.ChooseTime();
        await visitor.ToNextPage(() => page.ClickAsync("a[href^='/reserve/declare']"));
        await look("/reserve/declare");
        await visitor.Go("連絡先へ進む");
        await look("/reserve/declare with errors");

        await page.GotoAsync("/reserve/calendar?procedure=card-pickup&venue=city-centre");
        await visitor.ChooseTime();
        await look("/reserve/identity");
        await Open(new Uri(page.Url).PathAndQuery + "&ended=true");
        await visitor.Go("連絡先へ進む");
        await look("/reserve/identity with errors");
        var applicant = site.NextApplicant();
        await visitor.Identify(applicant with { Birthday = applicant.Birthday == "0101" ? "0202" : "0101" });
        await look("/reserve/identity refused");
        await visitor.Identify(applicant);
        await look("/reserve/contact");
        await visitor.GiveContact("@", "1");
        await look("/reserve/contact with errors");
        await visitor.Go("席をもう10分とっておく");
        await look("/reserve/contact with more time");
        await DraftIn.Change(site, visitor, draft => draft with { Held = null });
        await Open(new Uri(page.Url).PathAndQuery);
        await visitor.GiveContact("hanako@gmial.com", "090-1234-5678");
        await look("/reserve/check");
        await visitor.Go("この内容で予約する");
        await look("/reserve/done");

        await Open("/my/reservations?have=card-pickup");
        await Open("/my/0");
        await Open("/my/0/venue");
        await visitor.Go("日時を選ぶ");
        await look("/my/0/venue with an error");
        await Open("/my/0/contact");
        await page.FillAsync("#email", "@");
        await visitor.Go("この連絡先に変える");
        await look("/my/0/contact with an error");
        await Open("/my/0/calendar");
        await Open("/my/0/calendar?venue=city-centre&date=" + (await FirstDay(page)) + "&time=03:00&lost=Full");
        await visitor.ToNextPage(() => page.Locator("#times button.button").ClickAsync());
        await look("/my/0/calendar with an error");
        await page.GotoAsync("/my/0/calendar");
        await visitor.ChooseTime(day: 1);
        await look("/my/0/move");
        await visitor.Go("この日時に変える");
        await look("/my/0/done after a move");
        await Open("/my/0/cancel");
        await visitor.Go("予約を取り消す");
        await look("/my/0/done after a cancellation");
        await Open("/my/0");

        await page.GotoAsync("/my/reservations");
        await visitor.Go("入力した内容を消して終わる");
        await Open("/my?ended=true");
        await visitor.Go("予約を見る");
        await look("/my with errors");
        await Open("/reserve/id");
        await visitor.Go("次へ進む");
        await look("/reserve/id with errors");
    }

    /// <summary>The date that the calendar shows first.</summary>
    private static async Task<string> FirstDay(IPage page) =>
        Regex.Match((await page.Locator("#times form").GetAttributeAsync("action"))!, @"date=([\d-]+)").Groups[1].Value;
}
