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

        await TabKey.To(page, "a[href='/reserve']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve");
        await TabKey.To(page, "input[name=procedure]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/venue**");
        await TabKey.To(page, "input[name=venueId]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/calendar**");
        await TabKey.To(page, ".calendar a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**#times");
        await TabKey.To(page, "#times input[type=radio]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/identity**");
        await TabKey.To(page, "#reservationId");
        await page.Keyboard.TypeAsync(applicant.ReservationId);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(applicant.Birthday);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/contact**");
        await TabKey.To(page, "#email");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reserve/check**");
        await TabKey.To(page, "form[data-once] button");
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
}
