using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>One walk through all pages for each choice of display, with every page looked at in each window: tests ask for what they judge.</summary>
public sealed class Walks(Site site)
{
    /// <summary>The width at which only the layout is looked at.</summary>
    public const int Narrowest = 320;

    private static readonly (int Width, ForcedColors Colours)[] Windows =
        [(Visitor.Phone, ForcedColors.None), (Visitor.Desk, ForcedColors.None), (Narrowest, ForcedColors.None), (Visitor.Phone, ForcedColors.Active)];

    // Links inside a sentence are exempt (WCAG 2.5.8); radio buttons are hit by their label.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a, button, input:not([type=hidden]), label.choice')]
          .filter(e => e.checkVisibility() && !e.classList.contains('skip') && e.type !== 'radio')
          .filter(e => !(e.matches('a:not(.link):not(.button)') && e.closest('p, .notice li')))
          .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
          .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)
        """;

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<(int, ForcedColors), Walk>>>> _walks = new();

    /// <summary>What was seen in a window of this width, with this choice of display and this browser's colours; whoever asks first waits for the walk.</summary>
    public async Task<Walk> Of(int width, string display = "", ForcedColors colours = ForcedColors.None) =>
        (await _walks.GetOrAdd(display, _ => new(() => Take(display))).Value)[(width, colours)];

    private async Task<IReadOnlyDictionary<(int, ForcedColors), Walk>> Take(string display)
    {
        // What the display changes, a telephone shows.
        var windows = display.Length > 0 ? Windows[..1] : Windows;
        var walks = windows.ToDictionary(window => window, window => new Walk(HasAxe(window) ? [] : null, [], [], new HashSet<string>()));
        await using var visitor = await site.Visit();
        if (display.Length > 0) await visitor.Context.AddCookiesAsync([new() { Name = "display", Value = display, Url = site.Address.ToString() }]);

        await EveryPage.Walk(site, visitor, async state =>
        {
            foreach (var window in windows)
            {
                await Resize(visitor.Page, window);
                await Look(visitor.Page, walks[window], state);
            }

            await Resize(visitor.Page, windows[0]);
        });

        return walks;
    }

    private static bool HasAxe((int Width, ForcedColors Colours) window) => window is { Width: > Narrowest, Colours: ForcedColors.None };

    private static async Task Resize(IPage page, (int Width, ForcedColors Colours) window)
    {
        await page.SetViewportSizeAsync(window.Width, Visitor.HeightOf(window.Width));
        await page.EmulateMediaAsync(new() { ForcedColors = window.Colours });
    }

    private static async Task Look(IPage page, Walk walk, string state)
    {
        walk.Addresses.Add(new Uri(page.Url).AbsolutePath);
        walk.Misfits.AddRange((await Misfits(page)).Select(misfit => $"{state}: {misfit}"));
        walk.Unseen.AddRange((await Appearance.Faults(page)).Select(fault => $"{state}: {fault}"));
        walk.Violations?.AddRange(await Axe.Finds(page, state));
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
