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
            Assert.StartsWith("エラー：", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
            Assert.Contains("二重にはなりません", await visitor.Page.InnerTextAsync("#errors"), StringComparison.Ordinal);
            Assert.Contains("away@example.jp", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        }
        finally
        {
            await site.Database.Unlock();
        }

        for (var i = 0; i < 20 && !visitor.Page.Url.EndsWith("/reserve/done", StringComparison.Ordinal); i++) await visitor.Go("この内容で予約する");
        Assert.Equal("予約が決まりました", await visitor.Heading());
        Assert.Equal(before + 1, await site.Database.Scalar<long>("select count(*) from booking.reservation"));
    }
}
