using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Net.Http.Headers;
using Microsoft.Playwright;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>Lets time pass for one browser: its draft is opened with the site's keys, changed and sealed again.</summary>
internal static class DraftIn
{
    public static async Task Change(Site site, Visitor visitor, Func<Draft, Draft> change)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Keys:Folder", site.KeysFolder)]).Build();
        var cookies = new DraftCookie(new CitizenRing(settings), TimeProvider.System);
        var request = new DefaultHttpContext();
        request.Request.Headers.Cookie = string.Join("; ", (await Chunks(visitor)).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        var draft = cookies.Read(request);
        Assert.NotSame(Draft.Empty, draft);

        var answer = new DefaultHttpContext();
        cookies.Write(answer, change(draft));

        await Forget(visitor);
        await visitor.Context.AddCookiesAsync(SetCookieHeaderValue.ParseList([.. answer.Response.Headers.SetCookie!])
            .Select(cookie => new Cookie { Name = cookie.Name.Value!, Value = cookie.Value.Value!, Url = visitor.Page.Url.Split('?')[0] }));
    }

    /// <summary>The browser has forgotten the draft altogether; the token of its forms stays.</summary>
    public static async Task Forget(Visitor visitor)
    {
        foreach (var cookie in await Chunks(visitor)) await visitor.Context.ClearCookiesAsync(new() { Name = cookie.Name });
    }

    private static async Task<IEnumerable<BrowserContextCookiesResult>> Chunks(Visitor visitor) =>
        (await visitor.Context.CookiesAsync()).Where(cookie => cookie.Name.StartsWith(DraftCookie.Name, StringComparison.Ordinal));
}
