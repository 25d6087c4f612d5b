using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>PostgreSQL away: the pages say so plainly, keep the input, and go on by themselves afterwards.</summary>
[Collection(SiteCollection.Name)]
public sealed class AwayTests(Site site)
{
    [Fact]
    public async Task With_the_database_away_the_citizen_hears_it_and_repeats_without_a_second_booking()
    {
        await using var visitor = await site.Visit();
        await visitor.ToCheck(site.NextApplicant(), day: 8, email: "away@example.jp");
        var before = await site.Database.Scalar<long>("select count(*) from booking.reservation");

        await site.Database.Lock();
        try
        {
            await visitor.Go("この内容で予約する");
            await visitor.Reads("二重にはなりません", "#errors");
            Assert.StartsWith("エラー：", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
            await visitor.Reads("away@example.jp");
        }
        finally
        {
            await site.Database.Unlock();
        }

        for (var i = 0; i < 20 && !visitor.Page.Url.EndsWith("/reserve/done", StringComparison.Ordinal); i++)
        {
            await visitor.Go("この内容で予約する");
            await Assertions.Expect(visitor.Page.Locator("#errors, .ticket").First).ToBeVisibleAsync();
        }

        await visitor.Sees("予約が決まりました");
        Assert.Equal(before + 1, await site.Database.Scalar<long>("select count(*) from booking.reservation"));
    }
}
