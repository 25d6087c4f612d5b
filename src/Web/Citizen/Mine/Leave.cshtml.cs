using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>Forgets everything that was typed, on a shared machine.</summary>
public sealed class LeaveModel(CitizenServices services) : CitizenPage(services)
{
    public void OnGet() { }

    public IActionResult OnPost()
    {
        Draft = Draft.Empty;
        return Redirect("/my/leave");
    }
}
