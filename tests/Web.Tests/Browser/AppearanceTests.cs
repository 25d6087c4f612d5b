using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>What axe cannot tell: contrast of symbols and borders, sizes of text, and forced colours, on every page and in every error state.</summary>
[Collection(SiteCollection.Name)]
public sealed class AppearanceTests(Site site)
{
    // Each text against what lies behind it, each field and choice by its border.
    private const string Measure = """
        () => {
          const probe = document.body.appendChild(document.createElement('span'));
          const rgb = colour => { const m = colour.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
          probe.style.setProperty('background-color', 'Canvas'); const canvas = rgb(getComputedStyle(probe).backgroundColor); probe.remove();
          const light = ([r, g, b]) => { const f = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
          const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return canvas; };
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const e = node.parentElement, text = node.data.trim();
            if (!text || e.closest('svg, .skip, script') || !e.checkVisibility()) continue;
            const box = e.getBoundingClientRect(); if (box.width <= 1 || e.closest('.visually-hidden')) continue;
            if (getComputedStyle(e).clipPath !== 'none') continue;
            const style = getComputedStyle(e), size = parseFloat(style.fontSize), needed = e.matches('.mark-text, .legend b') ? 3 : 4.5;
            const has = ratio(rgb(style.color), behind(e));
            if (has < needed) found.push(`contrast ${has.toFixed(2)} of ${text.slice(0, 20)}`);
            if (size < 16 && !e.closest('rt')) found.push(`${size} px: ${text.slice(0, 20)}`);
            if (e.matches('p, p > strong') && parseFloat(style.lineHeight) / size < 1.69 && !e.closest('.ticket, .sides, .ticket-when')) found.push(`line height ${parseFloat(style.lineHeight) / size}: ${text.slice(0, 20)}`);
            if (e.matches('p') && box.width / size > 40.5) found.push(`${Math.round(box.width / size)} characters a line: ${text.slice(0, 20)}`);
          }
          for (const e of document.querySelectorAll('.input, .choice, .button')) {
            const border = getComputedStyle(e), has = ratio(rgb(border.borderTopColor), behind(e.parentElement));
            if (border.borderTopStyle === 'none' || parseFloat(border.borderTopWidth) < 1 || has < 3) found.push(`border ${has.toFixed(2)}: ${e.outerHTML.slice(0, 60)}`);
          }
          return found;
        }
        """;

    [Theory]
    [InlineData(Visitor.Phone, ForcedColors.None)]
    [InlineData(Visitor.Desk, ForcedColors.None)]
    [InlineData(Visitor.Phone, ForcedColors.Active)]
    public async Task Text_symbols_and_borders_can_be_seen_everywhere(int width, ForcedColors colours)
    {
        await using var visitor = await site.Visit(width);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        var found = new List<string>();

        await EveryPage.Walk(site, visitor, async state =>
            found.AddRange((await visitor.Page.EvaluateAsync<string[]>(Measure)).Select(fault => $"{state}: {fault}")));

        Assert.Empty(found);
    }

    [Fact]
    public async Task The_measure_sees_pale_text_small_text_and_missing_borders()
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/my");
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(Measure));

        await visitor.Page.EvaluateAsync("""
            () => { const p = document.querySelector('main p'); p.style.color = '#999'; p.style.fontSize = '14px'; p.style.lineHeight = '1.2';
                    document.querySelector('.input').style.border = '0'; }
            """);
        var found = await visitor.Page.EvaluateAsync<string[]>(Measure);

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
