using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>A keyboard that counts what is pressed; there is no mouse.</summary>
internal sealed class Keys(IPage page)
{
    private const int MostTabs = 80;

    public int Count { get; private set; }

    public Task Press(string key)
    {
        Count++;
        return page.Keyboard.PressAsync(key);
    }

    public Task Type(string text)
    {
        Count += text.Length;
        return page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tab by tab until the focus is there.</summary>
    public async Task TabTo(string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await page.Locator(selector).First.EvaluateAsync<bool>("wanted => wanted === document.activeElement")) return;
            await Press("Tab");
        }

        throw new InvalidOperationException($"{selector} cannot be reached with the Tab key on {page.Url}.");
    }

    /// <summary>Waits until the page has put the focus there by itself.</summary>
    public Task Has(string selector) => Assertions.Expect(page.Locator(selector).First).ToBeFocusedAsync();
}
