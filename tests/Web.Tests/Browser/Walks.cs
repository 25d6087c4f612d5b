using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>One walk through all pages for each kind of visitor, with everything looked at on the way: tests ask for what they judge.</summary>
public sealed class Walks(Site site)
{
    /// <summary>The width at which only the layout is looked at.</summary>
    public const int Narrowest = 320;

    // Links inside a sentence are exempt (WCAG 2.5.8); radio buttons are hit by their label.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a, button, input:not([type=hidden]), label.choice')]
          .filter(e => e.checkVisibility() && !e.classList.contains('skip') && e.type !== 'radio')
          .filter(e => !(e.matches('a:not(.link):not(.button)') && e.closest('p, .notice li')))
          .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
          .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)
        """;

    private readonly ConcurrentDictionary<(int, string, ForcedColors), Lazy<Task<Walk>>> _walks = new();

    /// <summary>The walk of a visitor with this width, this choice of display and this browser's colours; whoever asks first waits for it.</summary>
    public Task<Walk> Of(int width, string display = "", ForcedColors colours = ForcedColors.None) =>
        _walks.GetOrAdd((width, display, colours), _ => new(() => Take(width, display, colours))).Value;

    private async Task<Walk> Take(int width, string display, ForcedColors colours)
    {
        await using var visitor = await site.Visit(width);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        if (display.Length > 0) await visitor.Context.AddCookiesAsync([new() { Name = "display", Value = display, Url = site.Address.ToString() }]);
        var withAxe = width > Narrowest && colours == ForcedColors.None;
        var (violations, misfits, unseen, addresses) = (new List<string>(), new List<string>(), new List<string>(), new HashSet<string>());

        await EveryPage.Walk(site, visitor, async state =>
        {
            addresses.Add(new Uri(visitor.Page.Url).AbsolutePath);
            misfits.AddRange((await Misfits(visitor.Page)).Select(misfit => $"{state}: {misfit}"));
            unseen.AddRange((await Appearance.Faults(visitor.Page)).Select(fault => $"{state}: {fault}"));
            if (withAxe) violations.AddRange(await Axe.Finds(visitor.Page, state));
        });

        return new Walk(withAxe ? violations : null, misfits, unseen, addresses);
    }

    private static async Task<List<string>> Misfits(IPage page)
    {
        var found = new List<string>();
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0) found.Add($"{over} px too wide");
        if (await page.Locator("h1").CountAsync() != 1) found.Add("not one h1");
        if (!(await page.TitleAsync()).Contains('｜', StringComparison.Ordinal)) found.Add("no title");
        if (await page.GetAttributeAsync("html", "lang") != "ja") found.Add("no language");
        found.AddRange(await page.EvaluateAsync<string[]>(SmallTargets));
        return found;
    }
}
