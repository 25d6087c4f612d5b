using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Venues;

namespace OrleansBooking.Web.Citizen.Journey;

/// <summary>Step 2: where; each venue with its first free day (D3), and where it goes without an appointment (D9).</summary>
public sealed class VenueModel(CitizenServices services, VenueReader venues) : JourneyPage(services)
{
    public IReadOnlyList<VenueOffer> Offers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Require() is { } elsewhere) return elsewhere;
        Offers = await venues.Offers(Procedure.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = VenueList.Field)] string? chosen)
    {
        if (await Require() is { } elsewhere) return elsewhere;
        Offers = await venues.Offers(Procedure.Id);
        if (Offers.Any(offer => offer.Venue.Profile.Id == chosen && offer.FirstFree is not null))
            return Redirect((Choice with { Venue = chosen }).To("/reserve/calendar"));
        Add(VenueList.Field, "Journey.venue-missing");
        return Page();
    }
}
