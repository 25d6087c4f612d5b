
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
        await Close(new Uri(visitor.Page.Url).Query);

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

    [Fact]
    public async Task A_new_time_lost_while_the_citizen_compares_leaves_the_reservation_as_it_was()
    {
        await using var visitor = await site.Visit();
        var number = await visitor.Book(site.NextApplicant(), day: 7, time: 9);
        await visitor.Page.GotoAsync("/my/0/calendar");
        await visitor.ChooseTime(day: 7, time: 11);
        await visitor.Sees("この日時に変えますか");
        await Close(new Uri(visitor.Page.Url).Query);

        await visitor.Go("この日時に変える");

        await visitor.Sees("新しい日時を選んでください");
        await visitor.Focuses("#lost");
        Assert.Equal(1, await site.Database.Scalar<long>($"select count(*) from booking.reservation where number = {number} and status = 'booked' and version = 1"));
        await visitor.ToNextPage(() => visitor.Page.Locator(".nearest button").First.ClickAsync());
        await visitor.Go("この日時に変える");
        await visitor.Sees("日時を変えました");
    }

    private async Task Close(string address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(address);
        await site.Database.Execute(
            $"update booking.slot set capacity = 0, planned = 0, version = version + 1 where venue = 'city-centre' and date = '{query["date"]}' and time = '{query["time"]}'");
        await UntilSeen(query["date"]!, query["time"]!);
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
