using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Info;

/// <summary>Help for those who have lost the letter, the ID or the number; nobody is told on the web what an ID is (W7).</summary>
public sealed class LostIdModel(CitizenServices services) : CitizenPage(services)
{
    /// <summary>Procedures that say what to bring without the letter.</summary>
    public IReadOnlyList<ProcedureDefinition> LostNotice { get; private set; } = [];

    /// <summary>Procedures that need no ID.</summary>
    public IReadOnlyList<ProcedureDefinition> WithoutId { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var procedures = await Services.Catalogue.Procedures();
        LostNotice = [.. procedures.Where(procedure => procedure.Bring.Any(list => list.Situation == "lost-notice"))];
        WithoutId = [.. procedures.Where(procedure => !procedure.NeedsReservationId)];
    }
}
