using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Manuals;

/// <summary>Manuals, questions with answers, and whom to refer callers to, found by words (T3, T9).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadManuals;

    [BindProperty(Name = "query", SupportsGet = true)]
    public string? Query { get; set; }

    /// <summary>Whether an answer was just taken.</summary>
    [BindProperty(Name = "said", SupportsGet = true)]
    public string? Said { get; set; }

    public bool MayWrite => Account.May(Right.WriteManuals);

    /// <summary>What waits for approval, for those who may write.</summary>
    public IReadOnlyList<Manual> Drafts { get; private set; } = [];

    public IReadOnlyList<Manual> Manuals { get; private set; } = [];

    public IReadOnlyList<Referral> Contacts { get; private set; } = [];

    public async Task OnGet()
    {
        var query = Uri.EscapeDataString(Query ?? "");
        var manuals = Api.Get<Manual[]>("manuals?query=" + query);
        Contacts = await Api.Get<Referral[]>("contacts?query=" + query);
        Manuals = await manuals;
        if (MayWrite) Drafts = await Api.Get<Manual[]>("manual-drafts");
    }

    /// <summary>Was this right?</summary>
    public async Task<IActionResult> OnPostSay(string? id, bool? wasRight, string? note)
    {
        var reply = await Api.Post<object>($"manuals/{Uri.EscapeDataString(id ?? "")}/answers",
            new { wasRight, note = string.IsNullOrWhiteSpace(note) ? null : note }, Operation);
        if (reply.Problem is null) return Redirect("/staff/manuals?said=yes&query=" + Uri.EscapeDataString(Query ?? ""));
        Add(reply.Problem);
        await OnGet();
        return Page();
    }
}
