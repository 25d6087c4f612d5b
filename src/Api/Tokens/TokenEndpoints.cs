using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tokens;

/// <summary>Sign-in for programs.</summary>
public sealed class TokenEndpoints(StaffTokens tokens)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapPost("/tokens", (Delegate)SignIn)
            .Needs(Right.SignIn)
            .TakesJson<TokenRequest>()
            .Produces<TokenAnswer>()
            .Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status422UnprocessableEntity)
            .WithTags("Sign-in");

    /// <summary>Exchanges user name and password for a bearer token. Every wrong sign-in hears the same. An account with a second factor hears
    /// <c>second-factor</c> first, and sends the same again with a code or a passkey's answer. The token ends an hour after its last use, twelve hours
    /// after it was given, or when its session is ended.</summary>
    public async Task<IResult> SignIn(HttpContext http, SignInDesk desk, SecondFactorDesk factors, SessionDesk sessions)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.TokenRequest);
        if (request is null) return problem!;
        if (Missing(request) is { } missing) return missing;

        var verdict = await desk.Check(request, http);
        if (verdict.Missing is { } needed) return Problem.SecondFactor(needed);
        if (verdict is not { Account: { } account, Role: { } role }) return Problem.WrongSignIn;

        var limit = await factors.LimitOf(account, role);
        var session = await sessions.Begin(account.Id, http.Request.Headers.UserAgent.ToString(), limit);
        var token = tokens.Seal(StaffClaims.Principal(account.Id, account.UserName!, role, session));
        int? left = request.Code is { } code && RecoveryCodes.IsOne(code) ? await factors.CodesLeft(account.Id) : null;
        return new JsonAnswer<TokenAnswer>(new(token, (long)SessionRegister.Idle.TotalSeconds, left), ApiJson.Strict.TokenAnswer);
    }

    private static Problem? Missing(TokenRequest request)
    {
        FieldError[] missing =
        [
            .. string.IsNullOrEmpty(request.UserName) ? [new FieldError("userName", FieldProblem.Required)] : Array.Empty<FieldError>(),
            .. string.IsNullOrEmpty(request.Password) && string.IsNullOrEmpty(request.Pending)
                ? [new FieldError("password", FieldProblem.Required)]
                : Array.Empty<FieldError>(),
        ];
        return missing.Length == 0 ? null : Problem.Invalid([.. missing]);
    }
}
