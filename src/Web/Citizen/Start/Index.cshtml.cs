using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Start;

/// <summary>What one needs, how long it takes, and when no appointment is needed (D9).</summary>
public sealed class IndexModel(CitizenServices services) : CitizenPage(services)
{
    public IReadOnlyList<ProcedureDefinition> Procedures { get; private set; } = [];

    /// <summary>Sentences on where it goes without an appointment.</summary>
    public IReadOnlyList<string> WalkIn { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Procedures = await Services.Catalogue.Procedures();
        var venues = await Services.Catalogue.Venues();
        WalkIn = [.. venues.Select(venue => venue.Profile.WalkIn).Concat(Procedures.Select(procedure => procedure.WalkIn)).OfType<string>().Distinct()];
    }
}
