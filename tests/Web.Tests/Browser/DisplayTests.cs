namespace OrleansBooking.Web.Tests.Browser;

/// <summary>Larger text and furigana, in the middle of a form too (W6).</summary>
[Collection(SiteCollection.Name)]
public sealed class DisplayTests(Site site)
{
    [Fact]
    public async Task Changing_the_display_keeps_what_was_typed_and_the_focus()
    {
        await using var visitor = await site.Visit();
        var page = visitor.Page;
        await visitor.ToCalendar();
        await visitor.ChooseTime(day: 2);
        await page.FillAsync("#reservationId", "4827 1930");
        await page.FillAsync("#birthday", "04");

        await page.ClickAsync("button[value=large]");
        await page.Locator("html.large").WaitForAsync();
        await page.ClickAsync("button[value=furigana]");
        await page.Locator("html.with-furigana h1 ruby").First.WaitForAsync();

        Assert.Equal(("4827 1930", "04"), (await page.InputValueAsync("#reservationId"), await page.InputValueAsync("#birthday")));
        await visitor.Focuses("button[value=furigana]");
        await visitor.Identify(site.NextApplicant());
        await page.WaitForURLAsync("**/reserve/contact**");
    }

    [Fact]
    public async Task Changing_the_display_keeps_a_choice_and_the_script_goes_on_working()
    {
        await using var visitor = await site.Visit();
        var page = visitor.Page;
        await page.GotoAsync("/reserve");
        await page.Locator("input[value=certificate-renewal]").CheckAsync();

        await page.ClickAsync("button[value=large]");
        await page.Locator("html.large").WaitForAsync();
        await page.ClickAsync("button[value=large]");
        await page.Locator("html:not(.large)").WaitForAsync();

        Assert.True(await page.Locator("input[value=certificate-renewal]").IsCheckedAsync());
    }

    [Fact]
    public async Task Without_javascript_the_page_opens_anew_with_the_display_changed()
    {
        await using var visitor = await site.Visit(script: false);
        var page = visitor.Page;
        await page.GotoAsync("/reserve/venue?procedure=card-pickup");

        await visitor.ToNextPage(() => page.ClickAsync("button[value=large]"));

        Assert.EndsWith("/reserve/venue?procedure=card-pickup", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("html.large").CountAsync());
    }
}
