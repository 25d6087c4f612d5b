using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Info;

/// <summary>What the pages are built to, and whom to tell when something does not work (W6).</summary>
public sealed class AccessibilityModel(CitizenServices services) : CitizenPage(services)
{
    /// <summary>Numbered texts in the resource file.</summary>
    public int Sections => 4;

    public void OnGet() { }
}
