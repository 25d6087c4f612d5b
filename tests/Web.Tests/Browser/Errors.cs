
namespace OrleansBooking.Web.Tests.Browser;

/// <summary>What every page with an error must show.</summary>
internal static class Errors
{
    /// <summary>Title, summary with focus, the same words linked to the field, the field marked; everything typed but the secrets kept.</summary>
    public static async Task AtField(this Visitor visitor, string field, string words, string? kept = null)
    {
        var page = visitor.Page;
        Assert.StartsWith("エラー：", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("errors", await page.EvaluateAsync<string>("document.activeElement.id"));
        var link = page.Locator($"#errors a[href='#{field}']");
        Assert.Equal(words, await link.InnerTextAsync());
        Assert.Contains(words, await page.Locator($"#{field}-error").InnerTextAsync(), StringComparison.Ordinal);
        if (await page.Locator($"#{field}").GetAttributeAsync("type") != "radio")
            Assert.Equal("true", await page.Locator($"#{field}").GetAttributeAsync("aria-invalid"));
        if (kept is not null) Assert.Equal(kept, await page.InputValueAsync($"#{field}"));

        await link.ClickAsync();
        Assert.Equal(field, await page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
