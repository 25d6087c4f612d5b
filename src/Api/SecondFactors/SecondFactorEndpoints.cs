using System.Buffers.Text;
using System.Text.Json;
using OrleansBooking.Api.Accounts;
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
        Describe(group.MapPost("/me/recovery-codes/remove", (Delegate)RemoveCodes)).TakesJson<PasswordProof>().Produces<SecondFactorAnswer>();
        Describe(group.MapPost("/me/passkeys/challenge", (Delegate)Challenge)).TakesJson<PasswordProof>().Produces<PasskeyChallenge>();
        Describe(group.MapPost("/me/passkeys", (Delegate)Add)).TakesJson<NewPasskey>().Produces<SecondFactorAnswer>(StatusCodes.Status201Created);
        Describe(group.MapPost("/me/passkeys/{id}/remove", RemovePasskey)).TakesJson<PasswordProof>().Produces<SecondFactorAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    /// <summary>What is set up.</summary>
    public Task<IResult> Show(HttpContext http, SecondFactorDesk factors) => Answer(http, factors);

    /// <summary>A fresh secret for an app.</summary>
    public Task<IResult> Begin(HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors) => Confirmed(http, desk, account =>
        Task.FromResult<IResult>(new JsonAnswer<NewAuthenticator>(factors.Begin(account), ApiJson.Strict.NewAuthenticator)));

    /// <summary>Puts the secret to use, once a code shows that the app has it.</summary>
    public async Task<IResult> Confirm(HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.AuthenticatorProof);
        if (request is null) return problem!;
        var account = await desk.Account(http.User);
        if (await desk.Confirm(account, request.Password) is { } wrong) return wrong;
        if (!await factors.Confirm(account.Id, request.Secret ?? "", request.Code ?? "")) return Problem.Field("code-wrong", "code");
        return await Changed(http, desk, factors, account, "own.authenticator");
    }

    /// <summary>Removes the app.</summary>
    public Task<IResult> RemoveApp(HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors) => Confirmed(http, desk, async account =>
    {
        await factors.RemoveApp(account.Id);
        return await Changed(http, desk, factors, account, "own.authenticator-removed");
    });

    /// <summary>Ten fresh codes to be printed, said once; earlier ones are void. They are a second factor by themselves, and the spare of any other.</summary>
    public Task<IResult> Print(HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors) => Confirmed(http, desk, async account =>
    {
        var codes = await factors.Print(account);
        await desk.Relax(http.User, account);
        return new JsonAnswer<RecoveryCodesAnswer>(codes, ApiJson.Strict.RecoveryCodesAnswer);
    });

    /// <summary>Makes the printed codes void.</summary>
    public Task<IResult> RemoveCodes(HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors) => Confirmed(http, desk, async account =>
    {
        await factors.RemoveCodes(account.Id);
        return await Changed(http, desk, factors, account, "own.recovery-codes-removed");
    });

    /// <summary>What the browser needs to make a passkey.</summary>
    public Task<IResult> Challenge(HttpContext http, OwnAccountDesk desk, Passkeys passkeys) => Confirmed(http, desk, async account =>
        new JsonAnswer<PasskeyChallenge>(await passkeys.ForNew(account, http), ApiJson.Strict.PasskeyChallenge));

    /// <summary>Keeps the passkey that the browser has made; the challenge, given against the password, stands for it.</summary>
    public async Task<IResult> Add(HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors, Passkeys passkeys)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.NewPasskey);
        if (request is null) return problem!;
        var fields = new FieldList();
        if (string.IsNullOrWhiteSpace(request.Label)) fields.Add("label", FieldProblem.Required);
        var name = fields.Text("label", request.Label, NameLimit) ?? "";
        if (fields.Problem is { } invalid) return invalid;
        var account = await desk.Account(http.User);
        var known = await factors.Of(account.Id, "");
        if (known.Passkeys.Count >= MaxPasskeys || request.State is not { } state || request.Credential.ValueKind != JsonValueKind.Object
            || !await passkeys.Add(account, state, request.Credential.GetRawText(), name, http))
            return Problem.Field("passkey-wrong", "credential");
        return await Changed(http, desk, factors, account, "own.passkey", StatusCodes.Status201Created);
    }

    /// <summary>Removes a passkey.</summary>
    public Task<IResult> RemovePasskey(HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors, string id) => Confirmed(http, desk, async account =>
        Base64Url.IsValid(id) && await factors.RemovePasskey(account.Id, Base64Url.DecodeFromChars(id))
            ? await Changed(http, desk, factors, account, "own.passkey-removed")
            : Problem.NotFound);

    private static async Task<IResult> Confirmed(HttpContext http, OwnAccountDesk desk, Func<Account, Task<IResult>> work)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.PasswordProof);
        if (request is null) return problem!;
        var account = await desk.Account(http.User);
        return await desk.Confirm(account, request.Password) is { } wrong ? wrong : await work(account);
    }

    private static async Task<IResult> Changed(
        HttpContext http, OwnAccountDesk desk, SecondFactorDesk factors, Account account, string action, int status = StatusCodes.Status200OK)
    {
        await desk.Changed(http.User, account, action);
        return await Answer(http, factors, status);
    }

    private static async Task<IResult> Answer(HttpContext http, SecondFactorDesk factors, int status = StatusCodes.Status200OK) =>
        new JsonAnswer<SecondFactorAnswer>(
            await factors.Of(StaffClaims.IdOf(http.User), StaffClaims.AccountOf(http.User).Role), ApiJson.Strict.SecondFactorAnswer, status);

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Needs(Right.KeepOwnAccount).Refuses(StatusCodes.Status422UnprocessableEntity).WithTags("Own account");
}
