using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Incidents;

/// <summary>Records a trouble (A3).</summary>
public sealed class NewModel(StaffServices services) : IncidentPage(services)
{
    public void OnGet() => Form.HappenedAt = CityForms.Field(Now);

    public async Task<IActionResult> OnPost()
    {
        var reply = await Api.Post<Incident>("incidents", Form.Body(), Operation);
        if (reply.Value is { } incident) return Redirect($"/staff/incidents/{incident.Id}?stored=recorded");
        Add(reply.Problem!);
        return Page();
    }
}
