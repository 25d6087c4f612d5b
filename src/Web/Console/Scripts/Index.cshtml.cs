using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Scripts;

/// <summary>What the city wants said, line by line, with its state of review (T2).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.WriteManuals;

    [BindProperty(Name = "language", SupportsGet = true)]
    public string Language { get; set; } = ScriptLanguages.Japanese;

    public IReadOnlyList<ScriptText> Lines { get; private set; } = [];

    public CityNames Names { get; private set; } = CityNames.None;

    /// <summary>The languages, each with how many of its lines nobody has approved.</summary>
    public IReadOnlyList<(string Language, int Count)> Languages { get; private set; } = [];

    public async Task OnGet()
    {
        if (!ScriptLanguages.All.Contains(Language)) Language = ScriptLanguages.Japanese;
        Names = await CityNames.Read(Api);
        var all = await Api.Get<ScriptText[]>("script-lines");
        Lines = [.. all.Where(line => line.For.Language == Language)];
        Languages = [.. ScriptLanguages.All.Select(language => (language, all.Count(line => line.For.Language == language && line.ApprovedBy is null)))];
    }

    /// <summary>For whom a line is, in words.</summary>
    public static string For(ScriptSituation situation, CityNames names)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(names);
        var only = new[]
        {
            situation.Procedure is { } procedure ? names.Procedure(procedure) : null, situation.Venue is { } venue ? names.Venue(venue) : null,
            situation.Age is { } age ? T("Centre.script-age-" + age) : null, situation.Visitor is { } visitor ? T("Centre.script-visitor-" + visitor) : null,
        }.OfType<string>().ToList();
        return only.Count == 0 ? T("Centre.script-everybody") : string.Join('・', only);
    }
}
