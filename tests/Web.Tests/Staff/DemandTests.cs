using System.Collections.Immutable;
using System.Globalization;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>Unmet demand, from the citizen's calendar to the city's page (issue 4, line 5).</summary>
[Collection(SiteCollection.Name)]
public sealed class DemandTests(Site site)
{
    [Fact]
    public async Task A_calendar_that_is_looked_at_waits_for_a_seat_and_a_kept_seat_answers_it()
    {
        await using var visitor = await site.Visit();
        await visitor.ToCalendar();
        var looked = await Looks(visitor);
        await visitor.ChooseTime(day: 2);
        await visitor.Identify(site.NextApplicant());
        var held = await Looks(visitor);

        var look = Assert.Single(looked);
        Assert.Equal(("city-centre", false), (look.Venue, look.Taken));
        Assert.Equal(look with { Taken = true }, Assert.Single(held));
    }

    [Fact]
    public async Task The_page_says_how_many_took_nothing_in_words_bars_and_tables()
    {
        var yesterday = TimeProvider.System.CityToday().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await site.Database.Execute(
            $"""
            insert into booking.demand (venue, date, hour, channel, looked, nothing_free, taken_here, taken_elsewhere)
            values ('city-centre', '{yesterday}', 9, 'web', 40, 8, 16, 4), ('', '{yesterday}', 20, 'telephone', 10, 1, 10, 0)
            """);
        await using var visitor = await site.VisitAs(StaffRoles.Viewer, script: false);
        await visitor.Page.GotoAsync($"/staff/today?venue=city-centre");
        await visitor.Page.ClickAsync("a[href='/staff/today/demand']");

        await visitor.Page.FillAsync("#from", yesterday);
        await visitor.Page.FillAsync("#to", yesterday);
        await visitor.Page.ClickAsync("main form button");
        await visitor.Reads("空きを見た50人のうち、席をとらなかった人は20人（40％）です。");
        await visitor.Reads("すべての会場（電話でさがしたとき）", "section:has(#by-venue)");
        Assert.Equal(2, await visitor.Page.Locator("section:has(#by-hour) tbody tr").CountAsync());
        await visitor.Page.SelectOptionAsync("#channel", "telephone");
        await visitor.Page.ClickAsync("main form button");
        await visitor.Reads("空きを見た10人のうち、席をとらなかった人は0人（0％）です。");

        var csv = await (await visitor.Context.APIRequest.GetAsync((await visitor.Page.GetAttributeAsync("a[href*='handler=Csv']", "href"))!)).TextAsync();
        Assert.Contains("すべての会場,20:00,電話,10,1,10,0,0", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("city-centre", csv, StringComparison.Ordinal);
    }

    private async Task<ImmutableArray<Look>> Looks(Visitor visitor)
    {
        ImmutableArray<Look> looks = [];
        await DraftIn.Change(site, visitor, draft =>
        {
            looks = draft.Looks;
            return draft;
        });
        return looks;
    }
}
