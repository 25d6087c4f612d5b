using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Accounts;

/// <summary>One account: who it is, whether it can sign in and why not, and what its administrators do about it.</summary>
public sealed class OneModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageAccounts;

    [BindProperty(Name = "userName", SupportsGet = true)]
    public string UserName { get; set; } = "";

    [BindProperty(Name = "displayName")]
    public string? DisplayName { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "trainedOn")]
    public string? TrainedOn { get; set; }

    [BindProperty(Name = "content")]
    public string? Taught { get; set; }

    /// <summary>What was just done, for the line that says so.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    public AccountAnswer One { get; private set; } = null!;

    /// <summary>With the first password, right after it was made anew.</summary>
    public AccountAnswer? Reset { get; private set; }

    private string Path => "accounts/" + Uri.EscapeDataString(UserName);

    public async Task<IActionResult> OnGet() => await Read() ? Page() : Redirect("/staff/accounts");

    public Task<IActionResult> OnPostChange() =>
        Do(Api.Put<AccountAnswer>(Path, new { displayName = DisplayName, role = Role }, Operation), "changed");

    public Task<IActionResult> OnPostTrain() =>
        Do(Api.Post<AccountAnswer>(Path + "/trainings", new { trainedOn = TrainedOn, content = Taught }, Operation), "trained");

    public Task<IActionResult> OnPostLock() => Do(Api.Post<AccountAnswer>(Path + "/lock", new { reason = Reason }, Operation), "locked");

    public Task<IActionResult> OnPostUnlock() => Do(Api.Post<AccountAnswer>(Path + "/unlock", null, Operation), "unlocked");

    public Task<IActionResult> OnPostSecondFactor() =>
        Do(Api.Post<AccountAnswer>(Path + "/reset-second-factor", new { reason = Reason }, Operation), "factor-reset");

    /// <summary>The one answer that is not led elsewhere: the password is nowhere to be read again.</summary>
    public async Task<IActionResult> OnPostPassword()
    {
        var reply = await Api.Post<AccountAnswer>(Path + "/reset-password", null, Operation);
        if (reply.Problem is { } problem) Add(problem);
        Reset = reply.Value;
        return await OnGet();
    }

    private async Task<IActionResult> Do(Task<ApiReply<AccountAnswer>> change, string done)
    {
        var reply = await change;
        if (reply.Problem is null) return Redirect($"/staff/accounts/{UserName}?done={done}");
        Add(reply.Problem);
        return await Read() ? Page() : Redirect("/staff/accounts");
    }

    private async Task<bool> Read()
    {
        if ((await Api.Ask<AccountAnswer>(Path)).Value is not { } found) return false;
        One = found;
        DisplayName ??= found.DisplayName;
        Role ??= found.Role;
        return true;
    }
}
