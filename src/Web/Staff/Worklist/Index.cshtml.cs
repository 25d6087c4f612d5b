using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Worklist;

/// <summary>Everybody whose seat was taken away, until nobody is left.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    public WorklistAnswer Worklist { get; private set; } = new([], []);

    /// <summary>Who was worked on a moment ago, to say it.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    public WorklistAnswer.EntryAnswer? Just => Worklist.Items.Concat(Worklist.Done).FirstOrDefault(entry => entry.Number == After && entry.State != "open");

    private IReadOnlyList<CityNames.ProcedureName> Procedures { get; set; } = [];

    private IReadOnlyList<Staff.Venues.IndexModel.Row> Venues { get; set; } = [];

    public string VenueOf(WorklistAnswer.EntryAnswer entry) => Venues.FirstOrDefault(venue => venue.Id == entry.VenueId)?.Name ?? entry.VenueId;

    public string ProcedureOf(WorklistAnswer.EntryAnswer entry) =>
        Procedures.FirstOrDefault(procedure => procedure.Id == entry.Procedure)?.Name ?? entry.Procedure;

    public async Task OnGet()
    {
        Worklist = await Api.Get<WorklistAnswer>("worklist");
        Venues = await Api.Get<IReadOnlyList<Staff.Venues.IndexModel.Row>>("venues");
        Procedures = await Api.Get<IReadOnlyList<CityNames.ProcedureName>>("procedures");
    }
}
