using System.Security.Claims;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Lets a request on to its endpoint if the caller's role has the right that the endpoint names (<see cref="RoleRights"/>),
/// before anything else of the
/// request is read. 401 without a token whose session is alive, 403 without the right.</summary>
public sealed class RightsGate
{
    private readonly RequestDelegate _next;
    private readonly StaffTokens _tokens;
    private readonly SessionRegister _sessions;

    /// <exception cref="InvalidOperationException">An endpoint of the API names no right: the process does not start.</exception>
    public RightsGate(RequestDelegate next, StaffTokens tokens, SessionRegister sessions, EndpointDataSource endpoints)
    {
        (_next, _tokens, _sessions) = (next, tokens, sessions);
        var open = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(IsUnguarded);
        if (open is not null) throw new InvalidOperationException($"The endpoint {open.DisplayName} names no right.");
    }

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<NeededRight>() is { } needed && !RoleRights.NeedNoSignIn(needed.Right)
            ? Check(http, needed.Right)
            : _next(http);

    // As routing reads patterns: with or without the slash in front, in any case.
    private static bool IsUnguarded(RouteEndpoint endpoint) =>
        $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}".StartsWith(BookingApi.Root, StringComparison.OrdinalIgnoreCase)
        && endpoint.Metadata.GetMetadata<NeededRight>() is null;

    private async Task Check(HttpContext http, Right right)
    {
        if (_tokens.Open(http.Request.Headers.Authorization) is not { } caller || await _sessions.Find(caller.Session) is not { } session)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = StaffTokens.Scheme;
            return;
        }

        // Who must first choose a password or set up a second factor can do just that.
        if (!RoleRights.Allow(caller.Role, right) || (session.Limit is not null && right != Right.KeepOwnAccount))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        http.User = session.Limit is { } limit ? Limited(caller.Principal, limit) : caller.Principal;
        await _next(http);
    }

    // A copy: tokens are opened once and shared by requests.
    private static ClaimsPrincipal Limited(ClaimsPrincipal caller, string limit)
    {
        var identity = ((ClaimsIdentity)caller.Identity!).Clone();
        identity.AddClaim(new Claim(StaffClaims.Limit, limit));
        return new ClaimsPrincipal(identity);
    }
}
