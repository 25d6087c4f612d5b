using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>A page about one venue.</summary>
public abstract class VenuePage(StaffServices services) : StaffPage(services)
{
    [BindProperty(Name = "venueId", SupportsGet = true)]
    public string VenueId { get; set; } = "";

    public VenueSheet Venue { get; private set; } = null!;

    /// <summary>The venue's address in the API.</summary>
    protected string ApiPath => $"venues/{Uri.EscapeDataString(VenueId)}";

    /// <summary>The venue's page.</summary>
    public string Home => $"/staff/venues/{Uri.EscapeDataString(VenueId)}";

    /// <summary>Reads the venue.</summary>
    /// <returns>False: there is none.</returns>
    protected async Task<bool> Load()
    {
        var reply = await Api.Ask<VenueSheet>(ApiPath);
        if (reply.Status == StatusCodes.Status404NotFound) return false;
        Venue = reply.Must(ApiPath);
        return true;
    }
}
