using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>One own reservation with everything that can be done about it (W5, W7).</summary>
public sealed class OneModel(CitizenServices services, TicketReader tickets) : MinePage(services, tickets)
{
    public async Task<IActionResult> OnGetAsync() => await Require() ?? Page();
}
