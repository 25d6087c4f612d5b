using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Accounts, for their administrators (P6).</summary>
public sealed class AccountEndpoints(TimeProvider time)
{
    private const int NameLimit = 100;
    private const int ReasonLimit = 200;
    private const int ContentLimit = 400;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/accounts", (Delegate)All).Produces<AccountAnswer[]>());
        Describe(group.MapPost("/accounts", (Delegate)Make).TakesJson<NewAccount>().TakesIdempotencyKey()
            .Produces<AccountAnswer>(StatusCodes.Status201Created));
        Describe(group.MapGet("/accounts/{userName}", Find).Produces<AccountAnswer>());
        Describe(group.MapPut("/accounts/{userName}", Change).TakesJson<AccountChange>().Produces<AccountAnswer>());
        Describe(group.MapPost("/accounts/{userName}/lock", Lock).TakesJson<ReasonRequest>().Produces<AccountAnswer>());
        Describe(group.MapPost("/accounts/{userName}/unlock", Unlock).Produces<AccountAnswer>());
        Describe(group.MapPost("/accounts/{userName}/reset-password", ResetPassword).Produces<AccountAnswer>());
        Describe(group.MapPost("/accounts/{userName}/reset-second-factor", ResetSecondFactor).TakesJson<ReasonRequest>().Produces<AccountAnswer>());
        Describe(group.MapPost("/accounts/{userName}/trainings", Train).TakesJson<NewTraining>().TakesIdempotencyKey()
            .Produces<AccountAnswer>(StatusCodes.Status201Created));
        Describe(group.MapGet("/account-policy", (Delegate)Policy).Produces<AccountPolicy>());
        Describe(group.MapPut("/account-policy", (Delegate)SetPolicy).TakesJson<AccountPolicy>().Produces<AccountPolicy>());
    }

    /// <summary>All accounts, with their state and trainings.</summary>
    public async Task<IResult> All(AccountReader reader) =>
        new JsonAnswer<IReadOnlyList<AccountAnswer>>(await reader.All(), ApiJson.Strict.IReadOnlyListAccountAnswer);

    /// <summary>Makes an account. Its first password is in the answer, once; it can sign in when a training is recorded.</summary>
    public async Task<IResult> Make(HttpContext http, AccountDesk desk)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.NewAccount);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var userName = request.UserName?.Trim() ?? "";
        if (userName.Length == 0) fields.Add("userName", FieldProblem.Required);
        else if (!UserNameText.IsUsable(userName)) fields.Add("userName", FieldProblem.Malformed);
        var (name, role) = (Required(fields, "displayName", request.DisplayName, NameLimit), Role(fields, request.Role));
        if (fields.Problem is { } invalid) return invalid;

        var (made, refused) = await desk.Make(http.User, operation, userName, name, role);
        return made is null ? refused! : new JsonAnswer<AccountAnswer>(made, ApiJson.Strict.AccountAnswer, StatusCodes.Status201Created)
        {
            Location = $"/api/v1/accounts/{made.UserName}",
        };
    }

    /// <summary>One account.</summary>
    public Task<IResult> Find(AccountReader reader, string userName) => Answer(reader, userName);

    /// <summary>Changes whose it is, and its role. A new role ends its sessions; nobody changes the own role.</summary>
    public async Task<IResult> Change(HttpContext http, AccountDesk desk, AccountReader reader, string userName)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.AccountChange);
        if (request is null) return problem!;
        var fields = new FieldList();
        var (name, role) = (Required(fields, "displayName", request.DisplayName, NameLimit), Role(fields, request.Role));
        if (fields.Problem is { } invalid) return invalid;
        return await With(desk, reader, userName, account => desk.Change(http.User, account, name, role));
    }

    /// <summary>Locks it, and ends its sessions.</summary>
    public async Task<IResult> Lock(HttpContext http, AccountDesk desk, AccountReader reader, string userName)
    {
        var (reason, problem) = await Reason(http);
        return problem ?? await With(desk, reader, userName, account => desk.Lock(http.User, account, reason));
    }

    /// <summary>Unlocks it, also after too many wrong attempts.</summary>
    public Task<IResult> Unlock(HttpContext http, AccountDesk desk, AccountReader reader, string userName) => With(desk, reader, userName, async account =>
    {
        await desk.Unlock(http.User, account);
        return null;
    });

    /// <summary>Gives it a first password again, in the answer, once; its sessions end.</summary>
    public async Task<IResult> ResetPassword(HttpContext http, AccountDesk desk, string userName) =>
        await desk.Find(userName) is { } account
            ? new JsonAnswer<AccountAnswer>(await desk.ResetPassword(http.User, account), ApiJson.Strict.AccountAnswer)
            : Problem.NotFound;

    /// <summary>Takes its second factors away, and ends its sessions.</summary>
    public async Task<IResult> ResetSecondFactor(HttpContext http, AccountDesk desk, AccountReader reader, string userName)
    {
        var (reason, problem) = await Reason(http);
        return problem ?? await With(desk, reader, userName, async account =>
        {
            await desk.ResetSecondFactor(http.User, account, reason);
            return null;
        });
    }

    /// <summary>Records a training; the first one makes the account active (P6). Nobody records the own one.</summary>
    public async Task<IResult> Train(HttpContext http, AccountDesk desk, AccountReader reader, string userName)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.NewTraining);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var (day, content) = (fields.Date("trainedOn", request.TrainedOn), Required(fields, "content", request.Content, ContentLimit));
        if (fields.Problem is { } invalid) return invalid;
        if (day > time.CityToday()) return Problem.Field("training-in-future", "trainedOn");
        return await With(desk, reader, userName, account => desk.Train(http.User, operation, account, day, content), StatusCodes.Status201Created);
    }

    /// <summary>Which roles work only with a second factor.</summary>
    public async Task<IResult> Policy(AccountPolicyDesk policy) =>
        new JsonAnswer<AccountPolicy>(new(await policy.Read()), ApiJson.Strict.AccountPolicy);

    /// <summary>Sets that; it holds from the next sign-in.</summary>
    public async Task<IResult> SetPolicy(HttpContext http, AccountPolicyDesk policy)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.AccountPolicy);
        if (request is null) return problem!;
        if (request.SecondFactorRoles is not { } demanded || !demanded.All(StaffRoles.All.Contains))
            return Problem.Invalid(new FieldError("secondFactorRoles", request.SecondFactorRoles is null ? FieldProblem.Required : FieldProblem.Unknown));
        await policy.Set(StaffClaims.AccountOf(http.User).UserName, [.. demanded]);
        return await Policy(policy);
    }

    private static async Task<IResult> With(
        AccountDesk desk, AccountReader reader, string userName, Func<Account, Task<Problem?>> change, int status = StatusCodes.Status200OK) =>
        await desk.Find(userName) is not { } account ? Problem.NotFound
        : await change(account) is { } refused ? refused
        : await Answer(reader, userName, status);

    private static async Task<IResult> Answer(AccountReader reader, string userName, int status = StatusCodes.Status200OK) =>
        UserNameText.IsUsable(userName) && await reader.Find(userName) is { } found
            ? new JsonAnswer<AccountAnswer>(found, ApiJson.Strict.AccountAnswer, status)
            : Problem.NotFound;

    private static async Task<(string Reason, Problem? Problem)> Reason(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ReasonRequest);
        if (request is null) return ("", problem);
        var fields = new FieldList();
        return (Required(fields, "reason", request.Reason, ReasonLimit), fields.Problem);
    }

    private static string Required(FieldList fields, string field, string? typed, int limit)
    {
        if (string.IsNullOrWhiteSpace(typed)) fields.Add(field, FieldProblem.Required);
        return fields.Text(field, typed, limit) ?? "";
    }

    private static string Role(FieldList fields, string? typed)
    {
        if (string.IsNullOrEmpty(typed)) fields.Add("role", FieldProblem.Required);
        else if (!StaffRoles.All.Contains(typed)) fields.Add("role", FieldProblem.Unknown);
        return typed ?? "";
    }

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Needs(Right.ManageAccounts)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Accounts");
}
