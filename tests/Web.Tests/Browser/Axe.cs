using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>axe with the rules that the city asks for: WCAG 2.2 A and AA, and best practice.</summary>
/// <remarks>
/// In one call: its package for Playwright opens a second page for each run, to put together what it found in frames, and
/// ours have none. That took more time than all other browser tests.
/// </remarks>
internal static class Axe
{
    private const string Run = """
        async tags => {
          const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
          return violations.map(broken => `${broken.id} ${broken.nodes.map(node => node.html).join(' | ')}`);
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong with the page as it stands, one line a rule.</summary>
    public static async Task<IEnumerable<string>> Finds(IPage page, string state)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'")) await page.EvaluateAsync(Script);
        // In a page without scripts it would never end.
        return (await page.EvaluateAsync<string[]>(Run, Rules).WaitAsync(Patience)).Select(broken => $"{state}: {broken}");
    }
}
