using Microsoft.Playwright;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Applicants;

/// <summary>Reservation IDs, as city staff look after them (D1).</summary>
[Collection(SiteCollection.Name)]
public sealed class ApplicantPagesTests(Site site)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task IDs_are_issued_with_progress_fetched_for_the_letters_looked_up_and_replaced()
    {
        await using var staff = await site.VisitAs(StaffRoles.Staff, script: false);
        var page = staff.Page;
        await page.GotoAsync("/staff/applicants");
        await page.SetInputFilesAsync("#issueFile", new FilePayload
        {
            Name = "issue.csv", MimeType = "text/csv", Buffer = "reference,birthday,procedures\nA-1,0412,card-pickup\nA-2,1340,card-pickup\n"u8.ToArray(),
        });
        await staff.Go("発行する");
        // The page loads itself again until the work is done.
        await Assertions.Expect(page.Locator("[role=status]")).ToHaveTextAsync("終わった", new() { Timeout = (float)Patience.TotalMilliseconds });
        await staff.Reads("送られたファイルは、読み終えたあとに削除しました");
        Assert.Equal("3", await page.Locator("tbody th").First.InnerTextAsync());
        await page.ClickAsync("main form button");
        await staff.Reads("使う目的を入力してください");
        await page.FillAsync("#reason", "通知書の差し込み印刷");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("main form button"));
        var csv = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Equal("issued-ids 通知書の差し込み印刷 1", await site.Database.Scalar<string>("select concat_ws(' ', kind, reason, rows) from booking.export where kind = 'issued-ids' order by at desc limit 1"));
        var id = csv.Split('\n')[1].Trim().Split(',')[1];

        await page.GotoAsync("/staff/applicants/ids");
        await page.FillAsync("#reservationId", id);
        await staff.Go("確かめる");
        await staff.Reads("使える");
        Assert.DoesNotContain(id, page.Url, StringComparison.Ordinal);
        await page.FillAsync("#reason", "通知書をなくした");
        await page.FillAsync("#birthday", "0412");
        await staff.Go("止めて、新しい予約IDを出す");
        await staff.Reads("新しい予約ID");
        await staff.Reads("止めてある");
        var first = await page.InnerTextAsync(".secret");

        await page.FillAsync("#reservationId", first);
        await staff.Go("確かめる");
        await page.FillAsync("#reason", "もう一度なくした");
        await page.FillAsync("#birthday", "0412");
        await staff.Go("止めて、新しい予約IDを出す");
        await staff.Reads("新しい予約ID");
        Assert.NotEqual(first, await page.InnerTextAsync(".secret"));
    }
}
