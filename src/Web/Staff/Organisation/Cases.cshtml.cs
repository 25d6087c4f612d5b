using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Organisation;

/// <summary>What the city's side has still to finish (A5); each has an owner.</summary>
public sealed class CasesModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCases;

    public bool MayManage => Account.May(Right.ManageOrganisation);

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

    public async Task<IActionResult> OnPostHandOver([FromForm(Name = "id")] Guid id)
    {
        var typed = await Sent();
        return await Do(Api.Put<CityCase>($"cases/{id}", new { owner = typed.GetValueOrDefault("owner"), due = typed.GetValueOrDefault("due") }, Operation),
            "handed", id);
    }

    public async Task<IActionResult> OnPostFinish([FromForm(Name = "id")] Guid id)
    {
        var typed = await Sent();
        return await Do(Api.Post<CityCase>($"cases/{id}/finish", new { result = typed.GetValueOrDefault("result") }, Operation), "finished", id);
    }

    /// <summary>The id and name of a case's own field: every case has the same ones.</summary>
    public static string Field(CityCase one, string name)
    {
        ArgumentNullException.ThrowIfNull(one);
        return $"{name}-{one.Id}";
    }

    /// <summary>What was typed at a case, or what is stored of it.</summary>
    public string? TypedOr(CityCase one, string name, string? stored) => _typed.GetValueOrDefault(Field(one, name), stored ?? "");

    private Dictionary<string, string> _typed = [];

    // By the names without the case.
    private async Task<Dictionary<string, string>> Sent()
    {
        var form = await Request.ReadFormAsync();
        _typed = form.Where(field => field.Key.StartsWith("owner-", StringComparison.Ordinal) || field.Key.StartsWith("due-", StringComparison.Ordinal)
            || field.Key.StartsWith("result-", StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.ToString());
        return _typed.ToDictionary(field => field.Key[..field.Key.IndexOf('-', StringComparison.Ordinal)], field => field.Value);
    }

    /// <param name="id">The case whose form it was; null: the form of a new one.</param>
    private async Task<IActionResult> Do(Task<ApiReply<CityCase>> change, string done, Guid? id = null)
    {
        var reply = await change;
        if (reply.Problem is not { } problem) return Redirect("/staff/organisation/cases?done=" + done);
        if (problem.Slug == "already-closed") Add(null, "Organisation.case-closed");
        else if (id is null || problem.Errors is null) Add(problem);
        else Add(problem with { Errors = problem.Errors.ToDictionary(field => $"{field.Key}-{id}", field => field.Value) });
        await OnGet();
        return Page();
    }
}
