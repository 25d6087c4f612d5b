using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Own;

/// <summary>Adds a passkey or hardware key; the browser talks to the key, so this page alone needs a script.</summary>
public sealed class PasskeyModel(StaffServices services) : OwnPage(services)
{
    public PasskeyChallenge? Asked { get; private set; }

    public string Options => JsonSerializer.Serialize(Asked!.Options);

    [BindProperty(Name = "label")]
    public string? Label { get; set; }

    public void OnGet()
    {
        // Asks for the password.
    }

    public async Task OnPost([FromForm(Name = "password")] string? password)
    {
        var reply = await Api.Post<PasskeyChallenge>("me/passkeys/challenge", new { password }, Operation);
        if (reply.Problem is { } problem) Add(problem);
        Asked = reply.Value;
    }

    public async Task<IActionResult> OnPostKey([FromForm(Name = "state")] string? state, [FromForm(Name = "credential")] string? credential)
    {
        JsonElement? made = null;
        try
        {
            made = JsonSerializer.Deserialize<JsonElement>(credential ?? "");
        }
        catch (JsonException)
        {
            // No browser wrote this; the API will refuse it.
        }

        var reply = await Api.Post<SecondFactorAnswer>("me/passkeys", new { label = Label, state, credential = made }, Operation);
        if (reply.Value is { } factors) return factors.RecoveryCodes == 0 ? Redirect("/staff/account/codes?first=true") : Back("key");
        Add(reply.Problem!);
        return Page();
    }
}
