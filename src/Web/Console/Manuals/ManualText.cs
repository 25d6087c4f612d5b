using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace OrleansBooking.Web.Console.Manuals;

/// <summary>A manual's Markdown as HTML; tags that somebody wrote into it stay text, and its headings come below those of the page.</summary>
public static class ManualText
{
    // h1 and h2 are the page's own.
    private const int Below = 2;
    private const int Deepest = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().UsePipeTables().Build();

    public static IHtmlContent Html(string body)
    {
        var text = Markdown.Parse(body, Pipeline);
        foreach (var heading in text.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + Below, Deepest);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(text);
        return new HtmlString(writer.ToString());
    }
}
