using OrleansBooking.Web.Citizen.Calendars;
using OrleansBooking.Web.Citizen.Engine;

namespace OrleansBooking.Web.Citizen.Venues;

/// <summary>Reads the venues that offer a procedure.</summary>
public sealed class VenueReader(Catalogue catalogue, CalendarReader calendars)
{
    public async Task<IReadOnlyList<VenueOffer>> Offers(string procedure)
    {
        var venues = (await catalogue.Venues()).Where(venue => venue.Profile.Procedures.Contains(procedure));
        return await Task.WhenAll(venues.Select(async venue =>
        {
            var (day, full) = await calendars.FirstFree(venue, procedure);
            return new VenueOffer(venue, day, full.Length > 0);
        }));
    }
}
