using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Organisation;

/// <summary>What the city's side has still to finish (A5); each has an owner.</summary>
public sealed class CasesModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageOrganisation;

    public IReadOnlyList<CityCase> All { get; private set; } = [];

    public IEnumerable<CityCase> Open => All.Where(one => one.ClosedAt is null);

    [BindProperty(Name = "title")]
    public string? Subject { get; set; }

    [BindProperty(Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    /// <summary>What was just done, for the line that says so.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    public async Task OnGet() => All = await Api.Get<CityCase[]>("cases");

    public Task<IActionResult> OnPost() => Do(Api.Post<CityCase>("cases", new { title = Subject, owner = Owner, due = Due }, Operation), "opened");

    public Task<IActionResult> OnPostHandOver([FromForm(Name = "id")] Guid id, [FromForm(Name = "newOwner")] string? owner, [FromForm(Name = "newDue")] string? due) =>
        Do(Api.Put<CityCase>($"cases/{id}", new { owner, due }, Operation), "handed");

    public Task<IActionResult> OnPostFinish([FromForm(Name = "id")] Guid id, [FromForm(Name = "result")] string? result) =>
        Do(Api.Post<CityCase>($"cases/{id}/finish", new { result }, Operation), "finished");

    private async Task<IActionResult> Do(Task<ApiReply<CityCase>> change, string done)
    {
        var reply = await change;
        if (reply.Problem is null) return Redirect("/staff/organisation/cases?done=" + done);
        Add(reply.Problem);
        await OnGet();
        return Page();
    }
}
