using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>Double clicks, reloads, going back: one booking (design rule 4).</summary>
[Collection(SiteCollection.Name)]
public sealed class OnceTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_makes_one_booking(bool script)
    {
        await using var visitor = await site.Visit(script: script);
        await visitor.ToCheck(site.NextApplicant(), day: 1, time: 2);
        var before = await Reservations();

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "この内容で予約する" }).DblClickAsync();
        await visitor.Page.WaitForURLAsync("**/reserve/done");

        await visitor.Sees("予約が決まりました");
        Assert.Equal(before + 1, await Reservations());
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_gives_the_same_reservation()
    {
        await using var visitor = await site.Visit();
        await visitor.ToCheck(site.NextApplicant(), day: 1, time: 3);
        var before = await Reservations();
        var form = await visitor.Page.EvaluateAsync<string>("new URLSearchParams(new FormData(document.querySelector('form[data-once]'))).toString()");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.Context.APIRequest.PostAsync(visitor.Page.Url, new()
        {
            DataString = form, Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" },
        })));

        var pages = await Task.WhenAll(answers.Select(answer => answer.TextAsync()));
        Assert.All(pages, html => Assert.Contains("予約が決まりました", html, StringComparison.Ordinal));
        Assert.Equal(before + 1, await Reservations());
    }

    [Fact]
    public async Task Going_back_and_reloading_show_the_reservation_that_was_made()
    {
        await using var visitor = await site.Visit();
        var number = await visitor.Book(site.NextApplicant(), day: 1, time: 4);

        await visitor.Page.ReloadAsync();
        Assert.Equal(number, await visitor.Number());

        await visitor.Page.GoBackAsync();
        await visitor.Page.WaitForURLAsync("**/reserve/done");
        Assert.Equal(number, await visitor.Number());
    }

    [Fact]
    public async Task Going_back_to_correct_something_keeps_the_rest()
    {
        await using var visitor = await site.Visit();
        await visitor.ToCheck(site.NextApplicant(), day: 2, email: "hanako@example.jp", phone: "090-1234-5678");

        await visitor.Page.Locator("a.link", new() { HasTextString = "：メールアドレス" }).ClickAsync();
        Assert.Equal("hanako@example.jp", await visitor.Page.InputValueAsync("#email"));
        await visitor.GiveContact("taro..yamada.@docomo.ne.jp", "090-1234-5678");

        await visitor.Sees("この内容で予約しますか");
        await visitor.Reads("taro..yamada.@docomo.ne.jp");
    }

    [Fact]
    public async Task Changing_the_procedure_finds_venue_day_and_time_chosen_as_before()
    {
        await using var visitor = await site.Visit();
        var page = visitor.Page;
        await visitor.ToCheck(site.NextApplicant(), day: 2, time: 5, email: "hanako@example.jp");
        var when = await page.InnerTextAsync(".summary-value >> nth=0");

        await page.Locator("a.link", new() { HasTextString = "：手続き" }).ClickAsync();
        Assert.True(await page.Locator("input[value=card-pickup]").IsCheckedAsync());
        await page.Locator("input[value=certificate-renewal]").CheckAsync();
        await visitor.Go("会場を選ぶ");
        await page.GetByRole(AriaRole.Link, new() { Name = "会場を選ぶ" }).ClickAsync();
        Assert.True(await page.Locator("input[value=city-centre]").IsCheckedAsync());
        await visitor.Go("日時を選ぶ");
        Assert.Equal(1, await page.Locator("#times input:checked").CountAsync());
        await visitor.Go("連絡先へ進む");

        await visitor.Sees("この内容で予約しますか");
        await visitor.Reads("電子証明書の更新");
        Assert.Equal(when, await page.InnerTextAsync(".summary-value >> nth=0"));
    }

    [Fact]
    public async Task Of_two_tabs_the_older_one_shows_what_it_would_book_before_it_does()
    {
        await using var visitor = await site.Visit();
        await visitor.ToCheck(site.NextApplicant(), day: 2, time: 6);
        var older = visitor.Page.Url;
        var second = new Visitor(visitor.Context, await visitor.Context.NewPageAsync());
        await second.Page.GotoAsync(older.Replace("/reserve/check", "/reserve/calendar", StringComparison.Ordinal));
        await second.Page.Locator("#times input[type=radio]").Nth(7).CheckAsync();
        await second.ToNextPage(() => second.Page.Locator("#times button.button").ClickAsync());
        await second.Sees("この内容で予約しますか");
        var before = await Reservations();

        await visitor.Go("この内容で予約する");
        await visitor.Reads("内容が途中で変わりました", "#errors");
        Assert.Equal(before, await Reservations());
        await visitor.Go("この内容で予約する");

        await visitor.Sees("予約が決まりました");
        Assert.Equal(before + 1, await Reservations());
        await second.Go("この内容で予約する");
        await second.Reads("内容が途中で変わりました", "#errors");
        await second.Go("この内容で予約する");
        await second.Reads("すでに予約があります");
        Assert.Equal(before + 1, await Reservations());
    }

    private Task<long> Reservations() => site.Database.Scalar<long>("select count(*) from booking.reservation where status in ('booked', 'arrived')");
}
