using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>axe with the rules that the city asks for: WCAG 2.2 A and AA, and best practice.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>What is wrong with the page as it stands, one line a rule.</summary>
    public static async Task<IEnumerable<string>> Finds(IPage page, string state)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations.Select(violation => $"{state}: {violation.Id} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
    }
}
