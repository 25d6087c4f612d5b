using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Own;

/// <summary>The own account: password, second factors, and where one is signed in.</summary>
public sealed class IndexModel(StaffServices services) : OwnPage(services)
{
    public IReadOnlyList<SessionAnswer> Sessions { get; private set; } = [];

    public SecondFactorAnswer Factors { get; private set; } = null!;

    /// <summary>What was just done, for the line that says so.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    public async Task OnGet()
    {
        Sessions = await Api.Get<SessionAnswer[]>("me/sessions");
        Factors = await Api.Get<SecondFactorAnswer>("me/second-factor");
    }

    public async Task<IActionResult> OnPostPassword([FromForm(Name = "password")] string? password, [FromForm(Name = "newPassword")] string? newPassword)
    {
        var reply = await Api.Put<object>("me/password", new { password, newPassword }, Operation);
        if (reply.Problem is null) return Back("password");
        Add(reply.Problem);
        await OnGet();
        return Page();
    }

    /// <summary>Signs out another device.</summary>
    public async Task<IActionResult> OnPostSession([FromForm(Name = "session")] Guid session)
    {
        await Api.Delete($"me/sessions/{session}");
        return Back("session");
    }

    /// <summary>Signs out everywhere, here too.</summary>
    public async Task<IActionResult> OnPostEverywhere()
    {
        await Api.Delete("me/sessions");
        return Redirect("/staff/sign-in");
    }

    public async Task<IActionResult> OnPostRemoveApp([FromForm(Name = "factorPassword")] string? password) =>
        await Remove("me/authenticator/remove", password, "app-removed");

    public async Task<IActionResult> OnPostRemoveKey([FromForm(Name = "factorPassword")] string? password, [FromForm(Name = "key")] string? key) =>
        await Remove($"me/passkeys/{Uri.EscapeDataString(key ?? "")}/remove", password, "key-removed");

    public async Task<IActionResult> OnPostRemoveCodes([FromForm(Name = "factorPassword")] string? password) =>
        await Remove("me/recovery-codes/remove", password, "codes-removed");

    private async Task<IActionResult> Remove(string path, string? password, string done)
    {
        var reply = await Api.Post<SecondFactorAnswer>(path, new { password }, Operation);
        if (reply.Problem is null) return Back(done);
        if (reply.Problem.Errors?.ContainsKey("password") == true) Add("factorPassword", "Own.password-wrong");
        else Add(reply.Problem);
        await OnGet();
        return Page();
    }
}
