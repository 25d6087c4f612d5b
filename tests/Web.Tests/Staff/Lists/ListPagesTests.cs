using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Lists;

/// <summary>Lists, frozen lists and their deadlines (C9, M2).</summary>
[Collection(SiteCollection.Name)]
public sealed class ListPagesTests(Site site)
{
    [Fact]
    public async Task Lists_are_filtered_and_leave_only_with_a_reason()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        var number = await site.BookToday(visitor);
        await visitor.Page.GotoAsync("/staff/lists");
        await visitor.Page.SelectOptionAsync("#venueId", "main-hall");
        await visitor.Page.ClickAsync("form.filters button");
        await visitor.Reads(MidnightBookings.InFours(number));
        await visitor.Page.GotoAsync(visitor.Page.Url + "&print=true");
        await visitor.Reads(MidnightBookings.InFours(number));

        await visitor.Page.ClickAsync("button[formaction*=Csv]");
        await visitor.Reads("使う目的を入力してください");
        await visitor.Page.FillAsync("#reason", "カードの準備");
        var csv = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("button[formaction*=Csv]"));
        var sheet = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("button[formaction*=Sheet]"));

        Assert.EndsWith(".csv", csv.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(number, await File.ReadAllTextAsync(await csv.PathAsync()), StringComparison.Ordinal);
        Assert.Contains(number, await File.ReadAllTextAsync(await sheet.PathAsync()), StringComparison.Ordinal);
        Assert.Equal(2L, await site.Database.Scalar<long>("select count(*) from booking.export where reason = 'カードの準備' and rows > 0"));
    }

    [Fact]
    public async Task A_frozen_list_is_shown_with_its_later_changes()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        await site.BookToday(visitor);
        await visitor.Page.GotoAsync($"/staff/lists/deadline/main-hall/{MidnightBookings.Today}");
        await visitor.Reads("締切一覧", "h1");

        var later = await site.BookToday(visitor);
        await visitor.Page.GotoAsync($"/staff/lists/deadline/main-hall/{MidnightBookings.Today}");

        await visitor.Reads(MidnightBookings.InFours(later), "section:has(#changes)");
        await visitor.Page.GotoAsync("/staff/lists/deadline");
        await visitor.Reads("固定した");
        await visitor.ToNextPage(() => visitor.Page.ClickAsync("main nav a"));
        await visitor.ToNextPage(() => visitor.Page.ClickAsync("main nav a:nth-child(2)"));
        await visitor.Reads("固定した");
    }

    [Fact]
    public async Task Two_who_set_a_deadline_hear_of_each_other_and_nothing_typed_is_lost()
    {
        await using var slow = await site.VisitAs(StaffRoles.Staff);
        await using var fast = await site.VisitAs(StaffRoles.Administrator, script: false);
        foreach (var visitor in new[] { slow, fast }) await visitor.Page.GotoAsync("/staff/lists/deadline");
        await OpenMainHall(fast);
        await fast.Page.FillAsync("#mail-main-hall", "office@example.jp");
        await fast.Page.ClickAsync("details[open] button");
        await fast.Reads("office@example.jp");

        await OpenMainHall(slow);
        await slow.Page.FillAsync("#days-main-hall", "２日前");
        await slow.Page.FillAsync("#mail-main-hall", "office");
        await slow.Page.ClickAsync("details[open] button");
        await slow.Reads("メールアドレスの形が正しくありません");
        await slow.Page.FillAsync("#mailTo", "hall@example.jp");
        await slow.Page.ClickAsync("details[open] button");
        await slow.Reads("ほかの人が先に変えました。いまは 1日前の 17:00、知らせる先は office@example.jp");
        Assert.Equal("hall@example.jp", await slow.Page.InputValueAsync("#mailTo"));
        await slow.Page.ClickAsync("details[open] button");
        await slow.Reads("2日前の 17:00");
        await slow.Reads("hall@example.jp");
    }

    /// <summary>Other tests make venues too: the form of this one.</summary>
    private static Task OpenMainHall(Visitor visitor) =>
        visitor.Page.Locator("details", new() { Has = visitor.Page.Locator("#mail-main-hall") }).Locator("summary").ClickAsync();
}
