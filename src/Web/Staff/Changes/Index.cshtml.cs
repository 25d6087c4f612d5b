using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Changes;

/// <summary>All changes of venues: what waits for a second person, and the history.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    private const int MostShown = 100;

    public override Right Needed => Right.ReadCity;

    [BindProperty(Name = "venueId", SupportsGet = true)]
    public string? VenueId { get; set; }

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>The last change of the page before this one; null: from the latest.</summary>
    [BindProperty(Name = "before", SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<ChangeAnswer> Changes { get; private set; } = [];

    /// <summary>Where the older ones are; null: these are the last.</summary>
    public string? Older { get; private set; }

    public IReadOnlyList<Staff.Venues.IndexModel.Row> Venues { get; private set; } = [];

    public string NameOf(string venue) => Venues.FirstOrDefault(row => row.Id == venue)?.Name ?? venue;

    public async Task OnGet()
    {
        Venues = await Api.Get<IReadOnlyList<Staff.Venues.IndexModel.Row>>("venues");
        if (Venues.All(row => row.Id != VenueId)) VenueId = null;
        if (State is not ("pending" or "applied" or "refused")) State = null;
        if (!Guid.TryParseExact(Before, "D", out _)) Before = null;
        // One more than is shown tells whether there are older ones.
        var filter = $"venueId={VenueId}&state={State}";
        var found = await Api.Get<IReadOnlyList<ChangeAnswer>>($"changes?{filter}&before={Before}&limit={MostShown + 1}");
        Changes = [.. found.Take(MostShown)];
        if (found.Count > MostShown) Older = $"/staff/changes?{filter}&before={Changes[^1].Id}";
    }
}
