using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>A citizen at a browser: the steps of the journey by what stands on the page.</summary>
public sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public const int Phone = 375;
    public const int Desk = 1280;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Of a window of this width, in CSS pixels.</summary>
    public static int HeightOf(int width) => width < Desk ? 812 : 900;

    public IPage Page => page;

    public IBrowserContext Context => context;

    /// <summary>Waits for the page with this heading.</summary>
    public Task Sees(string heading) => Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);

    /// <summary>Waits until the focus is there.</summary>
    public Task Focuses(string selector) => Assertions.Expect(page.Locator(selector)).ToBeFocusedAsync();

    /// <summary>Waits until the page's content says this.</summary>
    public Task Reads(string text, string where = "main") => Assertions.Expect(page.Locator(where)).ToContainTextAsync(text);

    /// <summary>Presses a button by its words; furigana stand between them when they are on.</summary>
    public async Task Go(string name)
    {
        var button = page.Locator("main button", new() { HasTextRegex = new Regex("^" + string.Join(".*", name.Select(c => Regex.Escape(c.ToString()))) + "[^ぁ-ん]*") }).First;
        await ToNextPage(async () =>
        {
            try
            {
                await button.ClickAsync();
            }
            catch (TimeoutException)
            {
                throw new InvalidOperationException($"There is no button {name} on {page.Url}: {await page.Locator("h1").InnerTextAsync()}");
            }
        });
    }

    /// <summary>Does something that leads to another page, and waits until that is there.</summary>
    public async Task ToNextPage(Func<Task> act)
    {
        await page.EvaluateAsync("window.left = true");
        await act();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        var since = Stopwatch.GetTimestamp();
        while (!await IsThere())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException($"No page came after {page.Url}.");
            await pause.WaitForNextTickAsync();
        }
    }

    private async Task<bool> IsThere()
    {
        try
        {
            return await page.EvaluateAsync<bool>("!window.left && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // Between two pages.
            return false;
        }
    }

    /// <summary>From the start to the times of the first free day.</summary>
    public async Task ToCalendar(string procedure = "card-pickup", string venue = "city-centre")
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "予約を始める" }).ClickAsync();
        await page.Locator($"input[value={procedure}]").CheckAsync();
        await Go("会場を選ぶ");
        if (procedure == "certificate-renewal") await page.GetByRole(AriaRole.Link, new() { Name = "会場を選ぶ" }).ClickAsync();
        await page.Locator($"input[value={venue}]").CheckAsync();
        await Go("日時を選ぶ");
    }

    /// <summary>Chooses the n-th free time of the n-th free day of the next month, and goes on; without a day, of the one that the page chose.</summary>
    public async Task ChooseTime(int? day = null, int time = 0)
    {
        if (day is { } nth)
        {
            await ToNextPage(() => page.Locator(".months a").Last.ClickAsync());
            await ToNextPage(() => page.Locator(".calendar a").Nth(nth).ClickAsync());
        }

        await page.Locator("#times input[type=radio]").Nth(time).CheckAsync();
        await ToNextPage(() => page.Locator("#times button.button").ClickAsync());
    }

    public async Task Identify(Applicant applicant)
    {
        await page.FillAsync("#reservationId", applicant.ReservationId);
        await page.FillAsync("#birthday", applicant.Birthday);
        await Go("連絡先へ進む");
    }

    public async Task GiveContact(string email = "", string phone = "")
    {
        await page.FillAsync("#email", email);
        await page.FillAsync("#phone", phone);
        await Go("内容の確認へ進む");
    }

    /// <summary>The whole journey up to the check page.</summary>
    public async Task ToCheck(Applicant applicant, int? day = null, int time = 0, string email = "", string phone = "")
    {
        await ToCalendar();
        await ChooseTime(day, time);
        await Identify(applicant);
        await GiveContact(email, phone);
    }

    /// <summary>The whole journey; the number of the reservation.</summary>
    public async Task<long> Book(Applicant applicant, int? day = null, int time = 0, string email = "", string phone = "")
    {
        await ToCheck(applicant, day, time, email, phone);
        await Go("この内容で予約する");
        return await Number();
    }

    /// <summary>The number on the ticket.</summary>
    public async Task<long> Number() =>
        long.Parse((await page.Locator(".ticket-number").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary>Date and time on the ticket.</summary>
    public async Task<string> When() => (await page.Locator(".ticket .ticket-when").InnerTextAsync()).Replace("\n", "", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
