using System.Text.Json;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The Tab key: moves the focus, which must be visible at each stop.</summary>
internal static class TabKey
{
    private const string Stop = """
        ([selector, text]) => {
          const e = document.activeElement;
          const ring = x => getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 3;
          return { seen: e === document.body || ring(e) || ring(e.closest('.choice') ?? e), there: e.matches(selector) && (!text || e.textContent.includes(text)) };
        }
        """;

    /// <summary>Presses Tab until the element has the focus.</summary>
    /// <param name="text">Only one with this text; null: any.</param>
    /// <param name="most">More presses are too many for anybody.</param>
    /// <param name="back">Shift+Tab.</param>
    public static async Task To(IPage page, string selector, string? text = null, int most = 80, bool back = false)
    {
        for (var i = 0; i < most; i++)
            if (await Press(page, selector, text, back)) return;
        throw new InvalidOperationException($"Tab does not reach {selector} {text} within {most} on {page.Url}.");
    }

    /// <summary>Presses it once.</summary>
    /// <returns>True if the element has the focus now.</returns>
    public static async Task<bool> Press(IPage page, string selector, string? text = null, bool back = false)
    {
        await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        var stop = await page.EvaluateAsync<JsonElement>(Stop, new[] { selector, text });
        Assert.True(stop.GetProperty("seen").GetBoolean(), $"The focus is not visible on {page.Url}.");
        return stop.GetProperty("there").GetBoolean();
    }
}
