using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>What axe cannot tell: contrast of symbols and borders, sizes of text, and forced colours, on every page and in every error state.</summary>
[Collection(SiteCollection.Name)]
public sealed class AppearanceTests(Site site)
{
    [Theory]
    [InlineData(Visitor.Phone, ForcedColors.None)]
    [InlineData(Visitor.Desk, ForcedColors.None)]
    [InlineData(Visitor.Phone, ForcedColors.Active)]
    public async Task Text_symbols_and_borders_can_be_seen_everywhere(int width, ForcedColors colours)
    {
        var walk = await site.Walks.Of(width, colours: colours);

        Assert.Empty(walk.Unseen);
    }

    [Fact]
    public async Task The_measure_sees_pale_text_small_text_and_missing_borders()
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/my");
        Assert.Empty(await Appearance.Faults(visitor.Page));

        await visitor.Page.EvaluateAsync("""
            () => { const p = document.querySelector('main p'); p.style.color = '#999'; p.style.fontSize = '14px'; p.style.lineHeight = '1.2';
                    document.querySelector('.input').style.border = '0'; }
            """);
        var found = await Appearance.Faults(visitor.Page);

        Assert.All(["contrast", "14 px", "line height", "border"], word => Assert.Contains(found, fault => fault.StartsWith(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_forced_colours_the_chosen_day_the_step_and_the_focus_still_show()
    {
        await using var visitor = await site.Visit();
        var page = visitor.Page;
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await visitor.ToCalendar();

        Assert.NotEqual(await Style(".calendar a:not([aria-current])", "outlineStyle"), await Style(".calendar a[aria-current]", "outlineStyle"));
        Assert.NotEqual(await Style(".steps .past", "borderTopWidth"), await Style(".steps [aria-current]", "borderTopWidth"));
        Assert.NotEqual(await Style(".steps .past", "borderTopStyle"), await Style(".steps li:last-child", "borderTopStyle"));
        await page.Locator("#times input[type=radio]").First.CheckAsync();
        Assert.NotEqual(await Style(".choice:not(:has(:checked))", "outlineStyle"), await Style(".choice:has(:checked)", "outlineStyle"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));

        Task<string> Style(string selector, string property) =>
            page.Locator(selector).First.EvaluateAsync<string>($"e => getComputedStyle(e).{property}");
    }
}
