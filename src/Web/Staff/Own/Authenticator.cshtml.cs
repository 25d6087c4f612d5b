using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Web.Citizen.Tickets;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Own;

/// <summary>Sets up an authenticator app: password, QR code, first code. Nothing is stored before that code came back.</summary>
public sealed class AuthenticatorModel(StaffServices services) : OwnPage(services)
{
    public NewAuthenticator? Fresh { get; private set; }

    public (string Data, int Size) Qr => QrPath.Of(Fresh!.Uri);

    /// <summary>In groups, for those who type it.</summary>
    public string Spelled => string.Join(' ', Fresh!.Secret.Chunk(4).Select(part => new string(part)));

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    public void OnGet()
    {
        // Asks for the password.
    }

    public async Task OnPost()
    {
        var reply = await Api.Post<NewAuthenticator>("me/authenticator", new { password = Password }, Operation);
        if (reply.Problem is { } problem) Add(problem);
        Fresh = reply.Value;
    }

    public async Task<IActionResult> OnPostCode(
        [FromForm(Name = "secret")] string? secret, [FromForm(Name = "uri")] string? uri, [FromForm(Name = "code")] string? code)
    {
        var reply = await Api.Put<SecondFactorAnswer>("me/authenticator", new { password = Password, secret, code }, Operation);
        if (reply.Value is { } factors) return factors.RecoveryCodes == 0 ? Redirect("/staff/account/codes?first=true") : Back("app");
        Add(reply.Problem!);
        Fresh = new NewAuthenticator(secret ?? "", uri ?? "");
        return Page();
    }
}
