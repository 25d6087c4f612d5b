using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Sets when slots can be booked, the weekly patterns and the closures (C4, C5).</summary>
public sealed class RulesModel(StaffServices services) : ChangePage(services)
{
    public override Right Needed => Right.ManageVenues;

    [BindProperty(Name = "")]
    public RulesInput Input { get; set; } = new();

    /// <summary>What others changed in the same parts since the form was filled.</summary>
    public RulesMerge Theirs { get; private set; } = RulesMerge.None;

    // Sessions stand in the weekly patterns here.
    protected override string FieldOf(string field) =>
        field is "minutes" or "to" or "from" or "capacity" or "keptForTelephone" or "procedures" ? Input.RowOf(field) ?? "weekly"
        : field == "opensFrom" ? "opensFromDate" : field;

    private IReadOnlyList<CityNames.ProcedureName> Procedures { get; set; } = [];

    public string NameOf(string procedure) => Procedures.FirstOrDefault(one => one.Id == procedure)?.Name ?? procedure;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Procedures = await Api.Get<IReadOnlyList<CityNames.ProcedureName>>("procedures");
        Input = RulesInput.Of(Venue, Today);
        Revision = Venue.Revision!.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost(bool save)
    {
        if (!await Load()) return NotFound();
        Procedures = await Api.Get<IReadOnlyList<CityNames.ProcedureName>>("procedures");
        // What cannot be read looks like nothing typed: it is mended before anything is compared.
        var unread = Input.Unread(Venue, Today).ToList();
        foreach (var (field, key) in unread) Add(field, key);
        if (unread.Count > 0) return Page();
        Theirs = RulesMerge.Of(Input, Venue, Today);
        return await Send(HttpMethod.Put, ApiPath, Input.Body(Today, Reason), save, byRevision: true);
    }
}
