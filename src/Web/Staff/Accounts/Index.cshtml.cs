using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Accounts;

/// <summary>All accounts, and what the city demands of them.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageAccounts;

    public IReadOnlyList<AccountAnswer> All { get; private set; } = [];

    public IReadOnlyList<string> Demanded { get; private set; } = [];

    /// <summary>The policy was just stored.</summary>
    [BindProperty(Name = "stored", SupportsGet = true)]
    public bool Stored { get; set; }

    public async Task OnGet()
    {
        All = await Api.Get<AccountAnswer[]>("accounts");
        Demanded = (await Api.Get<AccountPolicy>("account-policy")).SecondFactorRoles ?? [];
    }

    /// <summary>Stores which roles work only with a second factor.</summary>
    public async Task<IActionResult> OnPost([FromForm(Name = "role")] string[] role)
    {
        var reply = await Api.Put<AccountPolicy>("account-policy", new { secondFactorRoles = role ?? [] }, Operation);
        if (reply.Problem is null) return Redirect("/staff/accounts?stored=true");
        Add(reply.Problem);
        await OnGet();
        return Page();
    }
}
