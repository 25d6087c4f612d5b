using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tokens;

/// <summary>Sign-in for programs.</summary>
public sealed class TokenEndpoints(IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider time)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapPost("/tokens", (Delegate)SignIn)
            .Needs(Right.SignIn)
            .TakesJson<TokenRequest>()
            .Produces<TokenAnswer>()
            .Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status422UnprocessableEntity)
            .WithTags("Sign-in");

    /// <summary>Exchanges user name and password for a bearer token. Every wrong sign-in hears the same.</summary>
    public async Task<IResult> SignIn(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.TokenRequest);
        if (request is null) return problem!;
        if (Missing(request) is { } missing) return missing;

        var desk = http.RequestServices.GetRequiredService<SignInDesk>();
        if (await desk.Check(request.UserName!, request.Password!) is not var (account, role)) return Problem.WrongSignIn;

        var principal = StaffClaims.Principal(account.Id, account.UserName!, role, StaffSchemes.Bearer);
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + AccountServices.SignInLifetime };
        var token = bearer.Get(StaffSchemes.Bearer).BearerTokenProtector
            .Protect(new AuthenticationTicket(principal, properties, StaffSchemes.Bearer));
        return new JsonAnswer<TokenAnswer>(new(token, (long)AccountServices.SignInLifetime.TotalSeconds), ApiJson.Strict.TokenAnswer);
    }

    private static Problem? Missing(TokenRequest request)
    {
        FieldError[] missing =
        [
            .. string.IsNullOrEmpty(request.UserName) ? [new FieldError("userName", FieldProblem.Required)] : Array.Empty<FieldError>(),
            .. string.IsNullOrEmpty(request.Password) ? [new FieldError("password", FieldProblem.Required)] : Array.Empty<FieldError>(),
        ];
        return missing.Length == 0 ? null : Problem.Invalid([.. missing]);
    }
}
