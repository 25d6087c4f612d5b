using System.Diagnostics;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>PostgreSQL away: the pages say so plainly, keep the input, and go on by themselves afterwards.</summary>
[Collection(SiteCollection.Name)]
public sealed class AwayTests(Site site)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

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

        var since = Stopwatch.GetTimestamp();
        while (!visitor.Page.Url.EndsWith("/reserve/done", StringComparison.Ordinal) && Stopwatch.GetElapsedTime(since) < Patience)
            await visitor.Go("この内容で予約する");

        Assert.True(visitor.Page.Url.EndsWith("/reserve/done", StringComparison.Ordinal), $"No booking within {Patience}: {await visitor.Page.InnerTextAsync("main")}");
        await visitor.Sees("予約が決まりました");
        Assert.Equal(before + 1, await site.Database.Scalar<long>("select count(*) from booking.reservation"));
    }
}
