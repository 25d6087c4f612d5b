using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Sets what citizens are told about a venue (D3).</summary>
public sealed class ProfileModel(StaffServices services) : ChangePage(services)
{
    public override Right Needed => Right.ManageVenues;

    [BindProperty(Name = "")]
    public ProfileInput Input { get; set; } = new();

    public IReadOnlyList<CityNames.ProcedureName> Procedures { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        Input = ProfileInput.Of(Venue);
        Revision = Venue.Revision!.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost(bool save)
    {
        if (!await Fill()) return NotFound();
        return await Send(HttpMethod.Put, ApiPath, Input.Body(Reason), save, byRevision: true);
    }

    private async Task<bool> Fill()
    {
        if (!await Load()) return false;
        Procedures = await Api.Get<IReadOnlyList<CityNames.ProcedureName>>("procedures");
        return true;
    }
}
