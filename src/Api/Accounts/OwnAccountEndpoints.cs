using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>What somebody may know of the own account, and do with its password and sessions.</summary>
public sealed class OwnAccountEndpoints
{
    private const string Current = "current";

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/me", (Delegate)Me)).Produces<SignedIn>();
        Describe(group.MapPut("/me/password", (Delegate)ChangePassword)).TakesJson<PasswordChange>().Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status422UnprocessableEntity);
        Describe(group.MapGet("/me/sessions", (Delegate)All)).Produces<SessionAnswer[]>();
        Describe(group.MapDelete("/me/sessions/{id}", End)).Produces(StatusCodes.Status204NoContent).Refuses(StatusCodes.Status404NotFound);
        Describe(group.MapDelete("/me/sessions", (Delegate)EndAll)).Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>The name and the role of the account that calls, and what it must do first.</summary>
    public static IResult Me(HttpContext http) =>
        new JsonAnswer<SignedIn>(StaffClaims.AccountOf(http.User), ApiJson.Strict.SignedIn);

    /// <summary>Changes the own password. All other sessions end.</summary>
    public async Task<IResult> ChangePassword(HttpContext http, OwnAccountDesk desk)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.PasswordChange);
        if (request is null) return problem!;
        FieldError[] missing =
        [
            .. string.IsNullOrEmpty(request.Password) ? [new FieldError("password", FieldProblem.Required)] : Array.Empty<FieldError>(),
            .. string.IsNullOrEmpty(request.NewPassword) ? [new FieldError("newPassword", FieldProblem.Required)] : Array.Empty<FieldError>(),
        ];
        if (missing.Length > 0) return Problem.Invalid([.. missing]);
        return await desk.ChangePassword(http.User, await desk.Account(http.User), request.Password, request.NewPassword!) is { } refused
            ? refused
            : Results.NoContent();
    }

    /// <summary>The own live sessions.</summary>
    public async Task<IResult> All(HttpContext http, SessionDesk sessions)
    {
        var own = StaffClaims.SessionOf(http.User);
        var live = await sessions.Live(StaffClaims.IdOf(http.User));
        return new JsonAnswer<IReadOnlyList<SessionAnswer>>(
            [.. live.Select(one => new SessionAnswer(one.Id, one.Client, one.CreatedAt, one.LastUsedAt, one.EndsAt, one.Id == own))],
            ApiJson.Strict.IReadOnlyListSessionAnswer);
    }

    /// <summary>Signs out one session; <c>current</c> is the one that calls.</summary>
    public async Task<IResult> End(HttpContext http, SessionDesk sessions, AuditTrail audit, string id)
    {
        var session = id == Current ? StaffClaims.SessionOf(http.User) : Guid.TryParseExact(id, "D", out var named) ? named : Guid.Empty;
        if (!await sessions.End(StaffClaims.IdOf(http.User), session)) return Problem.NotFound;
        await audit.Write(StaffClaims.AccountOf(http.User).UserName, "own.sign-out");
        return Results.NoContent();
    }

    /// <summary>Signs out everywhere, here too.</summary>
    public async Task<IResult> EndAll(HttpContext http, SessionDesk sessions, AuditTrail audit)
    {
        await sessions.EndAll(StaffClaims.IdOf(http.User));
        await audit.Write(StaffClaims.AccountOf(http.User).UserName, "own.sign-out-everywhere");
        return Results.NoContent();
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint.Needs(Right.KeepOwnAccount).WithTags("Own account");
}
