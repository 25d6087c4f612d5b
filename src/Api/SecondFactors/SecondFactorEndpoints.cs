using System.Buffers.Text;
using System.Text.Json;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.SecondFactors;

/// <summary>The second factors of the own account: an authenticator app, passkeys and hardware keys, printed codes.</summary>
public sealed class SecondFactorEndpoints
{
    private const int NameLimit = 60;
    private const int MaxPasskeys = 10;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/me/second-factor", (Delegate)Show)).Produces<SecondFactorAnswer>();
        Describe(group.MapPost("/me/authenticator", (Delegate)Begin)).TakesJson<PasswordProof>().Produces<NewAuthenticator>();
        Describe(group.MapPut("/me/authenticator", (Delegate)Confirm)).TakesJson<AuthenticatorProof>().Produces<SecondFactorAnswer>();
        Describe(group.MapPost("/me/authenticator/remove", (Delegate)RemoveApp)).TakesJson<PasswordProof>().Produces<SecondFactorAnswer>();
        Describe(group.MapPost("/me/recovery-codes", (Delegate)Print)).TakesJson<PasswordProof>().Produces<RecoveryCodesAnswer>();
        Describe(group.MapPost("/me/passkeys/challenge", (Delegate)Challenge)).TakesJson<PasswordProof>().Produces<PasskeyChallenge>();
        Describe(group.MapPost("/me/passkeys", (Delegate)Add)).TakesJson<NewPasskey>().Produces<SecondFactorAnswer>(StatusCodes.Status201Created);
        Describe(group.MapPost("/me/passkeys/{id}/remove", RemovePasskey)).TakesJson<PasswordProof>().Produces<SecondFactorAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    /// <summary>What is set up.</summary>
    public Task<IResult> Show(HttpContext http) => Answer(http);

    /// <summary>A fresh secret for an app.</summary>
    public Task<IResult> Begin(HttpContext http) => Confirmed(http, account =>
        Task.FromResult<IResult>(new JsonAnswer<NewAuthenticator>(Factors(http).Begin(account), ApiJson.Strict.NewAuthenticator)));

    /// <summary>Puts the secret to use, once a code shows that the app has it.</summary>
    public async Task<IResult> Confirm(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.AuthenticatorProof);
        if (request is null) return problem!;
        var desk = Desk(http);
        var account = await desk.Account(http.User);
        if (await desk.Confirm(account, request.Password) is { } wrong) return wrong;
        if (!await Factors(http).Confirm(account.Id, request.Secret ?? "", request.Code ?? "")) return Problem.Field("code-wrong", "code");
        return await Changed(http, account, "own.authenticator");
    }

    /// <summary>Removes the app.</summary>
    public Task<IResult> RemoveApp(HttpContext http) => Confirmed(http, async account =>
    {
        await Factors(http).RemoveApp(account.Id);
        return await Changed(http, account, "own.authenticator-removed");
    });

    /// <summary>Ten fresh codes to be printed, said once; earlier ones are void.</summary>
    public Task<IResult> Print(HttpContext http) => Confirmed(http, async account =>
    {
        if (!await Factors(http).HasAny(account.Id)) return Problem.Field("codes-need-factor", "password");
        var codes = await Factors(http).Print(account.Id);
        await Record(http, "own.recovery-codes");
        return new JsonAnswer<RecoveryCodesAnswer>(codes, ApiJson.Strict.RecoveryCodesAnswer);
    });

    /// <summary>What the browser needs to make a passkey.</summary>
    public Task<IResult> Challenge(HttpContext http) => Confirmed(http, async account => new JsonAnswer<PasskeyChallenge>(
        await http.RequestServices.GetRequiredService<Passkeys>().ForNew(account, http), ApiJson.Strict.PasskeyChallenge));

    /// <summary>Keeps the passkey that the browser has made; the challenge, given against the password, stands for it.</summary>
    public async Task<IResult> Add(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.NewPasskey);
        if (request is null) return problem!;
        var fields = new FieldList();
        if (string.IsNullOrWhiteSpace(request.Label)) fields.Add("label", FieldProblem.Required);
        var name = fields.Text("label", request.Label, NameLimit) ?? "";
        if (fields.Problem is { } invalid) return invalid;
        var account = await Desk(http).Account(http.User);
        var known = await Factors(http).Of(account.Id, "");
        if (known.Passkeys.Count >= MaxPasskeys || request.State is not { } state || request.Credential.ValueKind != JsonValueKind.Object
            || !await http.RequestServices.GetRequiredService<Passkeys>().Add(account, state, request.Credential.GetRawText(), name, http))
            return Problem.Field("passkey-wrong", "credential");
        return await Changed(http, account, "own.passkey", StatusCodes.Status201Created);
    }

    /// <summary>Removes a passkey.</summary>
    public Task<IResult> RemovePasskey(HttpContext http, string id) => Confirmed(http, async account =>
        Base64Url.IsValid(id) && await Factors(http).RemovePasskey(account.Id, Base64Url.DecodeFromChars(id))
            ? await Changed(http, account, "own.passkey-removed")
            : Problem.NotFound);

    private static async Task<IResult> Confirmed(HttpContext http, Func<Account, Task<IResult>> work)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.PasswordProof);
        if (request is null) return problem!;
        var account = await Desk(http).Account(http.User);
        return await Desk(http).Confirm(account, request.Password) is { } wrong ? wrong : await work(account);
    }

    private static async Task<IResult> Changed(HttpContext http, Account account, string action, int status = StatusCodes.Status200OK)
    {
        await Record(http, action);
        await Desk(http).Relax(http.User, account);
        return await Answer(http, status);
    }

    private static async Task<IResult> Answer(HttpContext http, int status = StatusCodes.Status200OK) => new JsonAnswer<SecondFactorAnswer>(
        await Factors(http).Of(StaffClaims.IdOf(http.User), StaffClaims.AccountOf(http.User).Role), ApiJson.Strict.SecondFactorAnswer, status);

    private static OwnAccountDesk Desk(HttpContext http) => http.RequestServices.GetRequiredService<OwnAccountDesk>();

    private static SecondFactorDesk Factors(HttpContext http) => http.RequestServices.GetRequiredService<SecondFactorDesk>();

    private static Task Record(HttpContext http, string action) =>
        http.RequestServices.GetRequiredService<AuditTrail>().Write(StaffClaims.AccountOf(http.User).UserName, action);

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Needs(Right.KeepOwnAccount).Refuses(StatusCodes.Status422UnprocessableEntity).WithTags("Own account");
}
