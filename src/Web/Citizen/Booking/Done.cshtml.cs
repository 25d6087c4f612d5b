using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Booking;

/// <summary>Step 7: the reservation, only after it is durable; safe to reload (W3).</summary>
public sealed class DoneModel(CitizenServices services, TicketReader tickets) : CitizenPage(services)
{
    public TicketView Ticket { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Draft.Finished is not { What: Finished.Booked } finished) return Redirect("/");
        Ticket = await tickets.Read(finished.Index, Draft.Own[finished.Index]);
        return Page();
    }
}
