using System.Net;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>What others see of what staff do.</summary>
internal static class CitizenPages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Axe finds nothing; with a script, for axe cannot work in a page without one.</summary>
    public static async Task IsClean(this Site site, string role, string address)
    {
        await using var visitor = await site.VisitAs(role);
        await visitor.Page.GotoAsync(address);
        Assert.Empty(await Axe.Finds(visitor.Page, address));
    }

    /// <summary>Asks until the citizens' first page is so: nodes keep what they heard for some seconds.</summary>
    public static async Task<string> Until(HttpClient citizen, HttpStatusCode status, Predicate<string> seen)
    {
        using var enough = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await pause.WaitForNextTickAsync(enough.Token))
        {
            using var answer = await citizen.GetAsync("/", enough.Token);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(enough.Token));
            if (answer.StatusCode == status && seen(text)) return text;
        }

        throw new TimeoutException("The page never became so.");
    }
}
