using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The journey with no mouse, and focus that is always visible.</summary>
[Collection(SiteCollection.Name)]
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task The_whole_journey_goes_by_keyboard_alone()
    {
        var applicant = site.NextApplicant();
        await using var visitor = await site.Visit(Visitor.Desk);
        var page = visitor.Page;
        await page.GotoAsync("/");

        await TabTo(page, "a[href='/reserve']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve");
        await TabTo(page, "input[name=procedure]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/venue**");
        await TabTo(page, "input[name=venueId]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/calendar**");
        await TabTo(page, ".calendar a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**#times");
        await TabTo(page, "#times input[type=radio]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/identity**");
        await TabTo(page, "#reservationId");
        await page.Keyboard.TypeAsync(applicant.ReservationId);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(applicant.Birthday);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/contact**");
        await TabTo(page, "#email");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/check**");
        await TabTo(page, "form[data-once] button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/done");

        await visitor.Sees("予約が決まりました");
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/");

        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0"));
        await visitor.Page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#main", visitor.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Presses Tab until the element has the focus; each stop on the way must show a focus ring.</summary>
    private static async Task TabTo(IPage page, string selector)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("""
                () => { const e = document.activeElement; const ring = x => getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 3;
                        return e === document.body || ring(e) || ring(e.closest('.choice') ?? e); }
                """), "The focus is not visible.");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }

        throw new InvalidOperationException($"Tab never reaches {selector}.");
    }
}
