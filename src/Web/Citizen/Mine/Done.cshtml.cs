using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>What became of a change or a cancellation, only after it is durable; safe to reload.</summary>
public sealed class DoneModel(CitizenServices services, TicketReader tickets) : MinePage(services, tickets)
{
    public string What { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (Draft.Finished is not { } finished || finished.Index != Index || finished.What == Finished.Booked) return Redirect(Path());
        What = finished.What;
        await ReadTicket();
        return Page();
    }
}
