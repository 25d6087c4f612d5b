using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Info;

/// <summary>What to bring for a procedure, by situation (D8).</summary>
public sealed class BringModel(CitizenServices services) : CitizenPage(services)
{
    public ProcedureDefinition Procedure { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string procedure)
    {
        if (await Services.Catalogue.Procedure(procedure) is not { } known) return NotFound();
        Procedure = known;
        return Page();
    }
}
