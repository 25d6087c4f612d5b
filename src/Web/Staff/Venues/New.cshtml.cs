using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Makes a venue (D3, C6).</summary>
public sealed class NewModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageVenues;

    [BindProperty(Name = "")]
    public ProfileInput Input { get; set; } = new();

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public IReadOnlyList<CityNames.ProcedureName> Procedures { get; private set; } = [];

    public async Task OnGet()
    {
        Procedures = await Api.Get<IReadOnlyList<CityNames.ProcedureName>>("procedures");
        Input.SameDayPhone = City.Phone;
        Input.Procedures = [.. Procedures.Select(procedure => procedure.Id)];
    }

    public async Task<IActionResult> OnPost()
    {
        Procedures = await Api.Get<IReadOnlyList<CityNames.ProcedureName>>("procedures");
        var body = new
        {
            id = Input.Id?.Trim(), name = Input.Name, address = Input.Address, access = Input.Access, mapUrl = Input.MapUrl,
            sameDayPhone = Input.SameDayPhone, walkIn = Input.WalkIn, procedures = Input.Procedures, reason = Reason,
        };
        var made = await Api.Post<ChangeAnswer>("venues", body, Operation);
        if (made.Value is { } change) return Redirect($"/staff/venues/{change.VenueId}?made=true");
        Add(made.Problem!);
        return Page();
    }
}
