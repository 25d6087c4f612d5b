using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Accounts;

/// <summary>Makes an account; its first password is shown once.</summary>
public sealed class NewModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageAccounts;

    [BindProperty(Name = "userName")]
    public string? UserName { get; set; }

    [BindProperty(Name = "displayName")]
    public string? DisplayName { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    public AccountAnswer? Made { get; private set; }

    public void OnGet()
    {
        // An empty form.
    }

    public async Task OnPost()
    {
        var reply = await Api.Post<AccountAnswer>("accounts", new { userName = UserName, displayName = DisplayName, role = Role }, Operation);
        if (reply.Problem is { } problem) Add(problem);
        Made = reply.Value;
    }
}
