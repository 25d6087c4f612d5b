using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OrleansBooking.Api.Accounts;

namespace OrleansBooking.Api.Sessions;

/// <summary>Reads the bearer token if one is sent, the cookie otherwise, and asks whether its session is still alive.</summary>
public sealed class StaffHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionRegister sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var result = await Context.AuthenticateAsync(Request.Headers.Authorization.Count > 0 ? StaffSchemes.Bearer : StaffSchemes.Cookie);
        if (result.Principal is not { } caller) return result;
        if (await sessions.Find(StaffClaims.SessionOf(caller)) is not { } session) return AuthenticateResult.Fail("The session has ended.");
        return session.Limit is { } limit ? AuthenticateResult.Success(new AuthenticationTicket(Limited(caller, limit), Scheme.Name)) : result;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Context.ChallengeAsync(StaffSchemes.Bearer, properties);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.ForbidAsync(StaffSchemes.Bearer, properties);

    // A copy: tokens are opened once and shared by requests.
    private static ClaimsPrincipal Limited(ClaimsPrincipal caller, string limit)
    {
        var identity = ((ClaimsIdentity)caller.Identity!).Clone();
        identity.AddClaim(new Claim(StaffClaims.Limit, limit));
        return new ClaimsPrincipal(identity);
    }
}
