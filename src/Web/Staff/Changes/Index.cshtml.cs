using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Changes;

/// <summary>All changes of venues: what waits for a second person, and the history.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    [BindProperty(Name = "venueId", SupportsGet = true)]
    public string? VenueId { get; set; }

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyList<ChangeAnswer> Changes { get; private set; } = [];

    public IReadOnlyList<Staff.Venues.IndexModel.Row> Venues { get; private set; } = [];

    public string NameOf(string venue) => Venues.FirstOrDefault(row => row.Id == venue)?.Name ?? venue;

    public async Task OnGet()
    {
        Venues = await Api.Get<IReadOnlyList<Staff.Venues.IndexModel.Row>>("venues");
        if (Venues.All(row => row.Id != VenueId)) VenueId = null;
        if (State is not ("pending" or "applied" or "refused")) State = null;
        Changes = await Api.Get<IReadOnlyList<ChangeAnswer>>($"changes?venueId={VenueId}&state={State}");
    }
}
