using System.Text.RegularExpressions;
using Microsoft.Playwright;


namespace OrleansBooking.Web.Tests.Browser;

/// <summary>What every page with an error must show.</summary>
internal static class Errors
{
    /// <summary>Title, summary with focus, the same words linked to the field, the field marked; everything typed but the secrets kept.</summary>
    public static async Task AtField(this Visitor visitor, string field, string words, string? kept = null)
    {
        var page = visitor.Page;
        await visitor.Focuses("#errors");
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^エラー："));
        var link = page.Locator($"#errors a[href='#{field}']");
        await Assertions.Expect(link).ToHaveTextAsync(words);
        await Assertions.Expect(page.Locator($"#{field}-error")).ToContainTextAsync(words);
        if (await page.Locator($"#{field}").GetAttributeAsync("type") != "radio")
            await Assertions.Expect(page.Locator($"#{field}")).ToHaveAttributeAsync("aria-invalid", "true");
        if (kept is not null) Assert.Equal(kept, await page.InputValueAsync($"#{field}"));

        await link.ClickAsync();
        await visitor.Focuses($"#{field}");
    }
}
