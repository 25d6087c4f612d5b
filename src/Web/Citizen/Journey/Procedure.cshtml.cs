using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Journey;

/// <summary>Step 1: which procedure; nothing is preselected (D2).</summary>
public sealed class ProcedureModel(CitizenServices services) : JourneyPage(services)
{
    public IReadOnlyList<ProcedureDefinition> Procedures { get; private set; } = [];

    /// <summary>Who gave the ID before choosing.</summary>
    public Person? Known => Draft.PersonAt(Now);

    public async Task OnGetAsync() => await Load();

    public async Task<IActionResult> OnPostAsync()
    {
        await Load();
        if (Procedures.FirstOrDefault(procedure => procedure.Id == ProcedureId) is not { } chosen)
        {
            Add("procedure", "Journey.procedure-missing");
            return Page();
        }

        // Who comes back to change the procedure finds venue, day and time chosen as before, where they still can be.
        return Redirect(Choice.To(chosen.MonthsBeforeExpiry is null ? "/reserve/venue" : "/reserve/expiry"));
    }

    /// <summary>All procedures, or those of the person who gave the ID first.</summary>
    private async Task Load()
    {
        var all = await Services.Catalogue.Procedures();
        Procedures = Known is { } person ? [.. all.Where(procedure => person.Procedures.Contains(procedure.Id) || !procedure.NeedsReservationId)] : all;
    }
}
