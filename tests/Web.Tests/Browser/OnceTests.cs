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

    private Task<long> Reservations() => site.Database.Scalar<long>("select count(*) from booking.reservation where status in ('booked', 'arrived')");
}
