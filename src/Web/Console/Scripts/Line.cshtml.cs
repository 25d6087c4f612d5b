using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Scripts;

/// <summary>One line of the script: its text, and its approval by somebody else (T2).</summary>
public sealed class LineModel(StaffServices services) : StaffPage(services)
{
    /// <summary>Where a line that does not exist yet is written.</summary>
    public const string New = "new";

    public override Right Needed => Right.WriteManuals;

    [BindProperty(Name = "lineId", SupportsGet = true)]
    public string LineId { get; set; } = New;

    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    [BindProperty(Name = "language", SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(Name = "procedure")]
    public string? Procedure { get; set; }

    [BindProperty(Name = "venue")]
    public string? Venue { get; set; }

    [BindProperty(Name = "age")]
    public string? Age { get; set; }

    [BindProperty(Name = "visitor")]
    public string? Visitor { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    /// <summary>The revision that the form was made of, as an ETag.</summary>
    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(Name = "stored", SupportsGet = true)]
    public string? Stored { get; set; }

    public CityNames Names { get; private set; } = CityNames.None;

    /// <summary>Null: a new one.</summary>
    public ScriptText? Line { get; private set; }

    /// <summary>Every text that the line has or had, the newest first.</summary>
    public IReadOnlyList<ScriptRevision> Revisions { get; private set; } = [];

    public bool IsNew => Line is null;

    /// <summary>The newest text waits, and somebody else wrote it.</summary>
    public bool MayApprove => Line is { ApprovedBy: null } line && line.WrittenBy != Account.UserName;

    /// <summary>For whom a new line is: each field with what is chosen, whether it may stay open, and its choices.</summary>
    public IEnumerable<(string Field, string? Chosen, bool Any, IEnumerable<(string Id, string Name)> Choices)> Situation() =>
    [
        ("step", Step, false, ScriptSteps.All.Select(step => (step, T("Centre.step-" + step)))),
        ("language", Language, false, ScriptLanguages.All.Select(language => (language, T("Console.language-" + language)))),
        ("procedure", Procedure, true, Names.Procedures.Select(procedure => (procedure.Id, procedure.Name))),
        ("venue", Venue, true, Names.Venues.Select(venue => (venue.Id, venue.Name))),
        ("age", Age, true, ScriptSituation.Ages.Select(age => (age, T("Centre.script-age-" + age)))),
        ("visitor", Visitor, true, ScriptSituation.Visitors.Select(visitor => (visitor, T("Centre.script-visitor-" + visitor)))),
    ];

    private string Path => $"script-lines/{Uri.EscapeDataString(LineId)}";

    public async Task<IActionResult> OnGet()
    {
        await Read();
        if (LineId != New && Line is null) return Redirect("/staff/scripts");
        if (Line is { } line) Text = line.Text;
        Take();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        // A new line has the id of its form: the same form again is the same line.
        var id = LineId == New ? Operation.ToString() : LineId;
        var body = new
        {
            step = Step, language = Language, procedure = Given(Procedure), venue = Given(Venue), age = Given(Age), visitor = Given(Visitor), text = Text,
        };
        var reply = await Api.Put<ScriptText>($"script-lines/{Uri.EscapeDataString(id)}", body, Operation, Version);
        if (reply.Value is { } line) return Redirect($"/staff/scripts/{line.Id}?stored=written");
        return await Again(reply.Problem!);
    }

    public async Task<IActionResult> OnPostApprove()
    {
        var reply = await Api.Post<ScriptText>(Path + "/approve", null, Operation, Version);
        if (reply.Problem is null) return Redirect($"/staff/scripts/{LineId}?stored=approved");
        var shown = await Again(reply.Problem);
        if (Line is { } line) Text = line.Text;
        return shown;
    }

    public async Task<IActionResult> OnPostRemove()
    {
        var reply = await Api.Delete(Path);
        return reply.Problem is null ? Redirect("/staff/scripts") : await Again(reply.Problem);
    }

    private async Task<IActionResult> Again(Staff.Rest.ApiProblem problem)
    {
        Add(problem);
        await Read();
        if (LineId != New && Line is null) return Redirect("/staff/scripts");
        Take();
        return Page();
    }

    private async Task Read()
    {
        Names = await CityNames.Read(Api);
        if (LineId == New) return;
        Line = (await Api.Ask<ScriptText>(Path)).Value;
        Revisions = (await Api.Ask<ScriptRevision[]>(Path + "/revisions")).Value ?? [];
    }

    // What stands there now is shown beside what was typed: the next press is meant.
    private void Take()
    {
        Version = $"\"{Line?.Revision ?? 0}\"";
        ModelState.Remove("version");
    }
}
