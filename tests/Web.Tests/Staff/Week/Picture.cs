using Microsoft.Playwright;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>The pictures of docs/staff.md, taken only with BOOKING_PICTURES=1, so that a plain run of the tests changes no file.</summary>
internal static class Picture
{
    private const int Tallest = 1600;
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "images", "staff");

    /// <summary>The page as it stands, at a desk and on a telephone.</summary>
    public static async Task Take(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BOOKING_PICTURES") != "1") return;
        Directory.CreateDirectory(Folder);
        var focused = await page.EvaluateHandleAsync("() => { const e = document.activeElement; e.blur(); return e; }");
        var desk = page.ViewportSize!;
        foreach (var width in new[] { Visitor.Phone, Visitor.Desk })
        {
            await page.SetViewportSizeAsync(width, desk.Height);
            var height = Math.Min(Tallest, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = true, Clip = new() { X = 0, Y = 0, Width = width, Height = height } });
        }

        await page.SetViewportSizeAsync(desk.Width, desk.Height);
        await focused.AsElement()!.FocusAsync();
    }
}
