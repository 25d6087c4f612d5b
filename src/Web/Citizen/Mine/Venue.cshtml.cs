using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;
using OrleansBooking.Web.Citizen.Venues;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>Another venue for an own reservation; the day and time follow (W5).</summary>
public sealed class VenueModel(CitizenServices services, TicketReader tickets, VenueReader venues) : MinePage(services, tickets)
{
    public IReadOnlyList<VenueOffer> Offers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Require(changeable: true) is { } elsewhere) return elsewhere;
        Offers = await venues.Offers(Ticket.Procedure.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = VenueList.Field)] string? chosen)
    {
        if (await Require(changeable: true) is { } elsewhere) return elsewhere;
        Offers = await venues.Offers(Ticket.Procedure.Id);
        if (Offers.Any(offer => offer.Venue.Profile.Id == chosen && offer.FirstFree is not null))
            return Redirect(Path("/calendar?venue=" + Uri.EscapeDataString(chosen!)));
        Add(VenueList.Field, "Journey.venue-missing");
        return Page();
    }
}
