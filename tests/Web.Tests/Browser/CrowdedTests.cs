namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The ledger takes nothing: a plain page with 503 that keeps the form, sends it again, and makes one booking of it.</summary>
[Collection(SiteCollection.Name)]
public sealed class CrowdedTests(Site site)
{
    private const float Patience = 60_000;

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 7)]
    public async Task A_crowded_page_keeps_the_form_and_sends_it_again(bool script, int time)
    {
        await using var first = await site.Visit();
        await first.ToCheck(site.NextApplicant(), day: 9, time: time);
        await using var visitor = await site.Visit(script: script);
        await visitor.ToCheck(site.NextApplicant(), day: 10, time: time, email: "crowded@example.jp");
        var page = visitor.Page;
        var operation = await page.InputValueAsync("main input[name=operation]");
        var before = await Reservations();

        await site.Database.Lock();
        try
        {
            // What was sent into the outage closes the ledger for everybody after it.
            await first.Go("この内容で予約する");
            await first.Reads("二重にはなりません", "#errors");

            var answer = await page.RunAndWaitForResponseAsync(() => visitor.Go("この内容で予約する"), response => response.Request.Method == "POST");

            Assert.Equal(503, answer.Status);
            Assert.Equal("3", (await answer.AllHeadersAsync())["retry-after"]);
            await visitor.Sees("いま混み合っています");
            Assert.Equal(operation, await page.InputValueAsync("main input[name=operation]"));
            Assert.Equal(script, (await page.Locator("main > [role=status]").InnerTextAsync()).Length > 0);
        }
        finally
        {
            await site.Database.Unlock();
        }

        // With the script nobody presses anything.
        while (!script && !page.Url.EndsWith("/reserve/done", StringComparison.Ordinal)) await visitor.Go("もう一度送る");
        await page.WaitForURLAsync("**/reserve/done", new() { Timeout = Patience });
        await visitor.Sees("予約が決まりました");
        await visitor.Reads("crowded@example.jp");
        Assert.Equal(1, await site.Database.Scalar<long>($"select count(*) from booking.reservation_event where operation_id = '{operation}'"));
        // The first one's booking may have been stored as well by now, never more.
        Assert.InRange(await Reservations(), before + 1, before + 2);
    }

    private Task<long> Reservations() => site.Database.Scalar<long>("select count(*) from booking.reservation");
}
