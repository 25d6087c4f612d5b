using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Procedures;

/// <summary>Makes or sets a procedure with what to bring by situation (D2, D8); <c>new</c> is none yet.</summary>
public sealed class ProcedureModel(StaffServices services) : StaffPage(services)
{
    private const string New = "new";
    private const string Home = "/staff/procedures";

    public override Right Needed => Right.ManageVenues;

    [BindProperty(Name = "procedureId", SupportsGet = true)]
    public string ProcedureId { get; set; } = New;

    [BindProperty(Name = "revision")]
    public long Revision { get; set; }

    [BindProperty(Name = "")]
    public ProcedureInput Input { get; set; } = new();

    public bool IsNew => ProcedureId == New;

    /// <summary>Somebody else saved meanwhile: the page as it is now.</summary>
    public ProcedureSheet? Theirs { get; private set; }

    /// <summary>Earlier revisions, latest first.</summary>
    public IReadOnlyList<ProcedureChangeAnswer> History { get; private set; } = [];

    private string ApiPath => $"procedures/{Uri.EscapeDataString(ProcedureId)}";

    public async Task<IActionResult> OnGet()
    {
        if (IsNew)
        {
            Input = ProcedureInput.Of(null);
            return Page();
        }

        var reply = await Api.Ask<ProcedureSheet>(ApiPath);
        if (reply.Value is not { } procedure) return NotFound();
        Input = ProcedureInput.Of(procedure);
        Revision = procedure.Revision!.Value;
        History = (await Api.Ask<IReadOnlyList<ProcedureChangeAnswer>>(ApiPath + "/changes")).Value ?? [];
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var saved = IsNew
            ? await Api.Post<ProcedureSheet>("procedures", Input.Body(), Operation)
            : await Api.Put<ProcedureSheet>(ApiPath, Input.Body(), Operation, $"\"{Revision}\"");
        if (saved.Problem is not { } problem) return Redirect(Home);
        Add(problem);
        if (problem.Slug == "stale-version")
        {
            Theirs = await Api.Get<ProcedureSheet>(ApiPath);
            Revision = Theirs.Revision!.Value;
        }

        return Page();
    }
}
