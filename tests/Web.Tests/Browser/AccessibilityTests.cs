using System.Text.RegularExpressions;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>WCAG 2.2 AA and our own checklist on every page of the route table and in every error state (W6).</summary>
[Collection(SiteCollection.Name)]
public sealed partial class AccessibilityTests(Site site)
{
    [Theory]
    [InlineData(Visitor.Phone, "")]
    [InlineData(Visitor.Desk, "")]
    [InlineData(Visitor.Phone, "large.furigana")]
    public async Task Axe_finds_nothing_on_any_page(int width, string display)
    {
        var walk = await site.Walks.Of(width, display);

        Assert.Empty(walk.Violations!);
    }

    [Theory]
    [InlineData("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.svg\">')", "image-alt")]
    [InlineData("document.querySelector('h1').remove()", "page-has-heading-one")]
    [InlineData("document.title = ''", "document-title")]
    public async Task Axe_finds_a_planted_fault_of_an_element_and_of_the_page(string plant, string rule)
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/");
        await visitor.Page.EvaluateAsync(plant);

        var found = await Axe.Finds(visitor.Page, "start");

        Assert.Contains(found, violation => violation.StartsWith($"start: {rule} ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Visitor.Phone, "")]
    [InlineData(Visitor.Desk, "")]
    [InlineData(Walks.Narrowest, "")]
    [InlineData(Visitor.Phone, "large.furigana")]
    public async Task Every_page_fits_has_one_heading_a_title_and_targets_for_fingers(int width, string display)
    {
        var walk = await site.Walks.Of(width, display);

        Assert.Empty(walk.Misfits);
    }

    [Fact]
    public async Task The_walk_knows_every_page_of_the_route_table()
    {
        var walk = await site.Walks.Of(Visitor.Phone);

        // Without a page of their own: a form's target and a download.
        var routes = RouteTable().Except(["/display", "/my/{index:int}/calendar.ics"]);
        Assert.All(routes, route => Assert.Contains(walk.Addresses, address => Regex.IsMatch(address, "^" + Parameter().Replace(route, "[^/]+") + "$")));
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
