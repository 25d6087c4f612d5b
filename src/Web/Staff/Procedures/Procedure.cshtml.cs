using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Changes;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Procedures;

/// <summary>Makes or sets a procedure with what to bring by situation (D2, D8), simulated first; <c>new</c> is none yet.</summary>
public sealed class ProcedureModel(StaffServices services) : StaffPage(services)
{
    private const string New = "new";
    private const string Home = "/staff/procedures";

    public override Right Needed => Right.ManageVenues;

    [BindProperty(Name = "procedureId", SupportsGet = true)]
    public string ProcedureId { get; set; } = New;

    [BindProperty(Name = "revision")]
    public long Revision { get; set; }

    /// <summary>The earlier revision that fills the form, to be simulated and saved as a new one.</summary>
    [BindProperty(Name = "restore", SupportsGet = true)]
    public long? Restored { get; set; }

    /// <summary>What was simulated last: what is saved is what was looked at.</summary>
    [BindProperty(Name = "simulated")]
    public string? Simulated { get; set; }

    [BindProperty(Name = "")]
    public ProcedureInput Input { get; set; } = new();

    public bool IsNew => ProcedureId == New;

    /// <summary>What the form would do; null before the first simulation.</summary>
    public EffectAnswer? Effect { get; private set; }

    /// <summary>It was just saved.</summary>
    [BindProperty(Name = "saved", SupportsGet = true)]
    public bool Saved { get; set; }

    /// <summary>Somebody else saved meanwhile: the page as it is now.</summary>
    public ProcedureSheet? Theirs { get; private set; }

    /// <summary>Earlier revisions, latest first.</summary>
    public IReadOnlyList<ProcedureChangeAnswer> History { get; private set; } = [];

    /// <summary>The first revision of the page of the history before this one; null: from the latest.</summary>
    [BindProperty(Name = "before", SupportsGet = true)]
    public long? Before { get; set; }

    private string ApiPath => IsNew ? "procedures" : $"procedures/{Uri.EscapeDataString(ProcedureId)}";

    public async Task<IActionResult> OnGet()
    {
        if (IsNew)
        {
            Input = ProcedureInput.Of(null);
            return Page();
        }

        var reply = await Api.Ask<ProcedureSheet>(ApiPath);
        if (reply.Value is not { } procedure) return NotFound();
        Revision = procedure.Revision!.Value;
        await ReadHistory();
        var then = Restored is { } wanted ? (await Revisions(wanted + 1)).FirstOrDefault(change => change.Revision == wanted) : null;
        Input = ProcedureInput.Of(then?.Procedure ?? procedure);
        if (then is null) return Page();

        // Going back is a change like any other: shown first, saved by a second press.
        Input.Reason = T("Procedures.restore-reason", JapaneseDates.Moment(then.At));
        await Simulate();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "save")] bool save)
    {
        if (save && Simulated != ChangeStamp.Of(Input.Body()))
        {
            Add(null, "Changes.typed-since");
            save = false;
        }

        if (!save)
        {
            await Simulate();
            await ReadHistory();
            return Page();
        }

        var saved = IsNew
            ? await Api.Post<ProcedureSheet>(ApiPath, Input.Body(), Operation)
            : await Api.Put<ProcedureSheet>(ApiPath, Input.Body(), Operation, $"\"{Revision}\"");
        if (saved.Value is { } made) return Redirect($"{Home}/{made.Id}?saved=true");
        await Explain(saved.Problem!);
        await ReadHistory();
        return Page();
    }

    private async Task Simulate()
    {
        var preview = IsNew
            ? await Api.Post<EffectAnswer>(ApiPath + "?preview=true", Input.Body(), Operation)
            : await Api.Put<EffectAnswer>(ApiPath + "?preview=true", Input.Body(), Operation, $"\"{Revision}\"");
        if (preview.Problem is { } problem) await Explain(problem);
        Effect = preview.Value;
        Simulated = ChangeStamp.Of(Input.Body());
    }

    private async Task Explain(Rest.ApiProblem problem)
    {
        Add(problem);
        if (problem.Slug != "stale-version") return;
        Theirs = await Api.Get<ProcedureSheet>(ApiPath);
        // The next press is meant for the procedure as it is now, which the page shows.
        Revision = Theirs.Revision!.Value;
    }

    private async Task ReadHistory()
    {
        if (!IsNew) History = await Revisions(Before);
    }

    private async Task<IReadOnlyList<ProcedureChangeAnswer>> Revisions(long? before) =>
        (await Api.Ask<IReadOnlyList<ProcedureChangeAnswer>>($"{ApiPath}/changes?before={before}")).Value ?? [];
}
