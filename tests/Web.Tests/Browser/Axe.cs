using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>axe on a page as it is now.</summary>
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

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The rules that are broken, each with where.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        Assert.Single(page.Frames);
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run, Rules);
    }
}
