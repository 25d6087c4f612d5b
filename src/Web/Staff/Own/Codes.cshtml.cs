using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Own;

/// <summary>Prints codes for desks without a smartphone: a second factor by themselves, or the spare of another one.</summary>
public sealed class CodesModel(StaffServices services) : OwnPage(services)
{
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>An app was just set up: these are its spare.</summary>
    [BindProperty(Name = "first", SupportsGet = true)]
    public bool First { get; set; }

    public void OnGet()
    {
        // Asks for the password.
    }

    public async Task OnPost([FromForm(Name = "password")] string? password)
    {
        var reply = await Api.Post<RecoveryCodesAnswer>("me/recovery-codes", new { password }, Operation);
        if (reply.Problem is { } problem) Add(problem);
        Codes = reply.Value?.Codes;
    }
}
