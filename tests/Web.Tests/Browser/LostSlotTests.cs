
namespace OrleansBooking.Web.Tests.Browser;

/// <summary>A slot lost in between: back to the calendar, three nearest offered, nothing else lost.</summary>
[Collection(SiteCollection.Name)]
public sealed class LostSlotTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slot_closed_while_the_citizen_types_leads_to_the_three_nearest_and_one_press_goes_on(bool script)
    {
        await using var visitor = await site.Visit(script: script);
        await visitor.ToCheck(site.NextApplicant(), day: 7, time: script ? 3 : 7, email: "kept@example.jp");
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(visitor.Page.Url).Query);
        await site.Database.Execute(
            $"update booking.slot set capacity = 0, version = version + 1 where venue = 'city-centre' and date = '{query["date"]}' and time = '{query["time"]}'");
        await UntilSeen(query["date"]!, query["time"]!);

        await visitor.Go("この内容で予約する");

        await visitor.Sees("日時を選んでください");
        await visitor.Focuses("#lost");
        Assert.Equal(3, await visitor.Page.Locator(".nearest button").CountAsync());

        await visitor.Page.Locator(".nearest button").First.ClickAsync();
        await visitor.Sees("この内容で予約しますか");
        await visitor.Reads("kept@example.jp");
        await visitor.Go("この内容で予約する");
        await visitor.Sees("予約が決まりました");
    }

    /// <summary>The silo re-reads versions once a second; the page's own view tells when it has.</summary>
    private async Task UntilSeen(string date, string time)
    {
        await using var other = await site.Visit();
        var radio = other.Page.Locator($"input[name=time][value='{time}']");
        for (var i = 0; i < 100; i++)
        {
            await other.Page.GotoAsync($"/reserve/calendar?procedure=card-pickup&venue=city-centre&date={date}");
            if (await radio.CountAsync() == 0) return;
        }

        throw new TimeoutException("The calendar never showed the slot as gone.");
    }
}
