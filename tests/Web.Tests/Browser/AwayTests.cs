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

        await Until(visitor, "この内容で予約する", "/reserve/done");
        await visitor.Sees("予約が決まりました");
        Assert.Equal(before + 1, await site.Database.Scalar<long>("select count(*) from booking.reservation"));
    }

    [Fact]
    public async Task With_the_database_away_every_form_keeps_what_was_typed_and_pages_say_so_plainly()
    {
        var applicant = site.NextApplicant();
        await using var identifying = await site.Visit();
        await identifying.ToCalendar();
        await identifying.ChooseTime(day: 8, time: 4);
        await identifying.Page.FillAsync("#reservationId", applicant.ReservationId);
        await identifying.Page.FillAsync("#birthday", applicant.Birthday);
        await using var changing = await site.Visit();
        await changing.Book(site.NextApplicant(), day: 8, time: 5, email: "before@example.jp");
        await changing.Page.GotoAsync("/my/0/contact");
        await changing.Page.FillAsync("#email", "after@example.jp");
        var found = new List<string>();

        await site.Database.Lock();
        try
        {
            await identifying.Go("連絡先へ進む");
            await identifying.Reads("いま確認できませんでした", "#errors");
            Assert.Equal(applicant.ReservationId, await identifying.Page.InputValueAsync("#reservationId"));
            found.AddRange(await Axe.Finds(identifying.Page, "identity"));

            await changing.Go("この連絡先に変える");
            await changing.Reads("二重にはなりません", "#errors");
            Assert.Equal("after@example.jp", await changing.Page.InputValueAsync("#email"));
            found.AddRange(await Axe.Finds(changing.Page, "contact"));

            await using var arriving = await site.Visit();
            var answer = await arriving.Page.GotoAsync("/reserve/calendar?procedure=card-pickup&venue=main-hall");
            Assert.Equal(503, answer!.Status);
            await arriving.Sees("いま予約センターにつながりません");
            found.AddRange(await Axe.Finds(arriving.Page, "calendar"));
        }
        finally
        {
            await site.Database.Unlock();
        }

        Assert.Empty(found);
        await Until(changing, "この連絡先に変える", "/my/0/done");
        await changing.Reads("after@example.jp");
    }

    /// <summary>Presses the button until the product has found its database again.</summary>
    private static async Task Until(Visitor visitor, string button, string path)
    {
        var since = Stopwatch.GetTimestamp();
        while (!visitor.Page.Url.EndsWith(path, StringComparison.Ordinal) && Stopwatch.GetElapsedTime(since) < Patience)
        {
            // Until the ledger has noticed, the page says that it takes nothing.
            var crowded = await visitor.Page.Locator("main form[data-retry]").CountAsync() > 0;
            await visitor.Go(crowded ? "もう一度送る" : button);
        }

        Assert.True(visitor.Page.Url.EndsWith(path, StringComparison.Ordinal), $"Not there within {Patience}: {await visitor.Page.InnerTextAsync("main")}");
    }
}
