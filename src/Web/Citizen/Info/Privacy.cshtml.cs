using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Info;

/// <summary>What is collected, what for, how long (P2, P4).</summary>
public sealed class PrivacyModel(CitizenServices services) : CitizenPage(services)
{
    /// <summary>Numbered texts in the resource file.</summary>
    public int Sections => 6;

    public void OnGet() { }
}
