using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>The console's way in: a cookie, and for changes the antiforgery header.</summary>
[Collection(ApiCollection.Name)]
public sealed class CookieTests(ApiHost host) : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _browser = null!;

    public async Task InitializeAsync()
    {
        host.Fresh();
        // What the console's sign-in page will do.
        _app = await host.Start(app =>
        {
            app.MapPost("/sign-in", async (HttpContext http, SessionDesk sessions, AccountsDb accounts) =>
            {
                var account = accounts.Users.Single(one => one.UserName == StaffRoles.Operator);
                var session = await sessions.Begin(account.Id, "browser", limit: null);
                await http.SignInAsync(
                    StaffSchemes.Cookie, StaffClaims.Principal(account.Id, account.UserName!, StaffRoles.Operator, session, StaffSchemes.Cookie));
            });
            app.MapGet("/antiforgery", async (HttpContext http, IAntiforgery antiforgery) =>
            {
                http.User = (await http.AuthenticateAsync(StaffSchemes.Cookie)).Principal!;
                return antiforgery.GetAndStoreTokens(http).RequestToken;
            });
        });
        _browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_app.Urls.First()) };
        (await _browser.PostAsync("/sign-in", null)).EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_cookie_reads_without_more() =>
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync("/api/v1/reservations")).StatusCode);

    [Fact]
    public async Task A_cookie_alone_changes_nothing()
    {
        var answer = await _browser.PostText($"/api/v1/reservations/{ScriptedSlots.Number}/cancel", "{}");

        await answer.Problem(403, "forbidden");
        Assert.Empty(host.Grains.Slots.Asked);
    }

    [Fact]
    public async Task A_cookie_with_the_antiforgery_header_changes()
    {
        _browser.DefaultRequestHeaders.Add("RequestVerificationToken", await _browser.GetStringAsync("/antiforgery"));

        var answer = await _browser.PostText($"/api/v1/reservations/{ScriptedSlots.Number}/cancel", "{}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
