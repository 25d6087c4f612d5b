using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Organisation;

/// <summary>Who is who at the centre and the city, to be read and printed (A6, T10).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadOrganisation;

    [BindProperty(Name = "revision", SupportsGet = true)]
    public string? Revision { get; set; }

    /// <summary>Something was just stored.</summary>
    [BindProperty(Name = "stored", SupportsGet = true)]
    public bool Stored { get; set; }

    public OrganisationChart Chart { get; private set; } = null!;

    public IReadOnlyList<OrganisationRevision> Revisions { get; private set; } = [];

    /// <summary>True if an earlier revision is shown.</summary>
    public bool IsOld => Revisions.Count > 0 && Chart.Revision != Revisions[0].Revision;

    public async Task<IActionResult> OnGet()
    {
        var asked = await Api.Ask<OrganisationChart>("organisation" + (string.IsNullOrEmpty(Revision) ? "" : "?revision=" + Uri.EscapeDataString(Revision)));
        if (asked.Value is not { } chart) return Redirect("/staff/organisation");
        Chart = chart;
        Revisions = await Api.Get<OrganisationRevision[]>("organisation/revisions");
        return Page();
    }
}
