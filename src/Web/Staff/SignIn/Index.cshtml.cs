using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Web.Forms;
using OrleansBooking.Web.Staff.Rest;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Staff.SignIn;

/// <summary>Sign-in of everybody who works inside, in one step or two; the only inside page that needs none.</summary>
public sealed class IndexModel(StaffApi api, StaffSession session) : PageModel
{
    private const string Home = "/staff";
    private readonly List<PageError> _errors = [];

    public IReadOnlyList<PageError> Errors => _errors;

    [BindProperty(Name = "userName")]
    public string? UserName { get; set; }

    /// <summary>Where to go afterwards; an inside page, or the first one.</summary>
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The second step: what is needed besides the password.</summary>
    public SecondFactorNeeded? Second { get; private set; }

    /// <summary>For the script that asks the browser for a passkey.</summary>
    public string? PasskeyOptions => Second?.Passkey is { } challenge ? JsonSerializer.Serialize(challenge.Options) : null;

    /// <summary>The address of this page, for somebody who wanted another one. A form that was sent is not sent again: its page is opened.</summary>
    public static string AddressFor(HttpRequest wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return "/staff/sign-in" + QueryString.Create("back", wanted.Path + wanted.QueryString);
    }

    public string? ErrorOf(string field) => _errors.FirstOrDefault(error => error.Field == field)?.Text;

    public async Task<IActionResult> OnPost([FromForm(Name = "password")] string? password)
    {
        if (string.IsNullOrWhiteSpace(UserName)) _errors.Add(new PageError("userName", StaffTexts.Get("SignIn.user-name-missing")));
        if (string.IsNullOrEmpty(password)) _errors.Add(new PageError("password", StaffTexts.Get("SignIn.password-missing")));
        return _errors.Count > 0 ? Again() : await Send(new { userName = UserName!.Trim(), password });
    }

    /// <summary>The second step: a code of an app, a printed one, or the browser's answer for a passkey.</summary>
    public async Task<IActionResult> OnPostSecond(
        [FromForm(Name = "pending")] string? pending, [FromForm(Name = "code")] string? code,
        [FromForm(Name = "credential")] string? credential, [FromForm(Name = "state")] string? state)
    {
        var name = UserName?.Trim() ?? "";
        if (Read(credential) is { } proof)
            return await Send(new { userName = name, pending, passkey = new { state, credential = proof } }, "SignIn.passkey-wrong", pending);
        if (!string.IsNullOrWhiteSpace(code)) return await Send(new { userName = name, pending, code }, "SignIn.code-wrong", pending);
        _errors.Add(new PageError("code", StaffTexts.Get("SignIn.code-missing")));
        return await Send(new { userName = name, pending });
    }

    /// <summary>Signs out: this browser forgets the token, and the API ends the session.</summary>
    public async Task<IActionResult> OnPostEnd()
    {
        try
        {
            if (session.Token is not null) await api.Delete("me/sessions/current");
        }
        catch (SignedOutException)
        {
            // It has ended already.
        }

        session.End();
        return Redirect("/staff/sign-in");
    }

    private async Task<IActionResult> Send(object credentials, string? wrong = null, string? pending = null)
    {
        var reply = await api.SignIn<Token>(credentials);
        if (reply.Value is { } token)
        {
            session.Begin(token.AccessToken);
            // The own page says how many are left, and prints new ones.
            if (token.RecoveryCodes is <= PrintedCodes.Few) return LocalRedirect("/staff/account");
            return LocalRedirect(Inside(Back) ? Back! : Home);
        }

        Second = reply.Problem!.SecondFactor;
        if (Second is not null) return Again();
        if (wrong is null || pending is null)
        {
            _errors.Add(new PageError(null, reply.Problem.Detail));
            return Again();
        }

        // The password was right a moment ago: the second step stays, with a fresh challenge.
        _errors.Add(new PageError("code", StaffTexts.Get(wrong)));
        return await Send(new { userName = UserName!.Trim(), pending });
    }

    private PageResult Again()
    {
        ViewData["HasErrors"] = _errors.Count > 0;
        return Page();
    }

    private static JsonElement? Read(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Inside(string? address) =>
        Url.IsLocalUrl(address) && (address!.StartsWith("/staff", StringComparison.Ordinal) || address.StartsWith("/console", StringComparison.Ordinal));

    private sealed record Token(string AccessToken, int? RecoveryCodes = null);
}
