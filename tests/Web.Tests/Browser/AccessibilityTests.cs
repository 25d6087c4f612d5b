using System.Text.RegularExpressions;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>WCAG 2.2 AA and our own checklist on every page of the route table and in every error state (W6).</summary>
[Collection(SiteCollection.Name)]
public sealed partial class AccessibilityTests(Site site)
{
    // Links inside a sentence are exempt (WCAG 2.5.8); radio buttons are hit by their label.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a, button, input:not([type=hidden]), label.choice')]
          .filter(e => e.checkVisibility() && !e.classList.contains('skip') && e.type !== 'radio')
          .filter(e => !(e.matches('a:not(.link):not(.button)') && e.closest('p, .notice li')))
          .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
          .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)
        """;

    [Theory]
    [InlineData(Visitor.Phone, "")]
    [InlineData(Visitor.Desk, "")]
    [InlineData(Visitor.Phone, "large.furigana")]
    public async Task Axe_finds_nothing_on_any_page(int width, string display)
    {
        await using var visitor = await site.Visit(width);
        if (display.Length > 0) await visitor.Context.AddCookiesAsync([new() { Name = "display", Value = display, Url = site.Address.ToString() }]);
        var found = new List<string>();

        await EveryPage.Walk(site, visitor, async state => found.AddRange(await Axe.Finds(visitor.Page, state)));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData(Visitor.Phone, "")]
    [InlineData(Visitor.Desk, "")]
    [InlineData(320, "")]
    [InlineData(Visitor.Phone, "large.furigana")]
    public async Task Every_page_fits_has_one_heading_a_title_and_targets_for_fingers(int width, string display)
    {
        await using var visitor = await site.Visit(width);
        if (display.Length > 0) await visitor.Context.AddCookiesAsync([new() { Name = "display", Value = display, Url = site.Address.ToString() }]);
        var page = visitor.Page;
        var found = new List<string>();

        await EveryPage.Walk(site, visitor, async state =>
        {
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) found.Add($"{state}: {over} px too wide");
            if (await page.Locator("h1").CountAsync() != 1) found.Add($"{state}: not one h1");
            if (!(await page.TitleAsync()).Contains('｜', StringComparison.Ordinal)) found.Add($"{state}: no title");
            if (await page.GetAttributeAsync("html", "lang") != "ja") found.Add($"{state}: no language");
            var small = await page.EvaluateAsync<string[]>(SmallTargets);
            found.AddRange(small.Select(target => $"{state}: {target}"));
        });

        Assert.Empty(found);
    }

    [Fact]
    public async Task The_walk_knows_every_page_of_the_route_table()
    {
        await using var visitor = await site.Visit();
        var seen = new HashSet<string>();

        await EveryPage.Walk(site, visitor, state =>
        {
            seen.Add(new Uri(visitor.Page.Url).AbsolutePath);
            return Task.CompletedTask;
        });

        // Without a page of their own: a form's target and a download.
        var routes = RouteTable().Except(["/display", "/my/{index:int}/calendar.ics"]);
        Assert.All(routes, route => Assert.Contains(seen, address => Regex.IsMatch(address, "^" + Parameter().Replace(route, "[^/]+") + "$")));
    }

    /// <summary>The routes that the pages declare.</summary>
    private static IEnumerable<string> RouteTable() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Web", "Citizen"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => Page().Match(File.ReadAllText(file)))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex Page();

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameter();
}
