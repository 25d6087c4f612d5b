using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>All venues, and what waits for somebody.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    public IReadOnlyList<Row> Venues { get; private set; } = [];

    /// <summary>Changes that wait for a second person.</summary>
    public int Pending { get; private set; }

    public int Displaced { get; private set; }

    public async Task OnGet()
    {
        Venues = await Api.Get<IReadOnlyList<Row>>("venues");
        Pending = (await Api.Get<IReadOnlyList<ChangeAnswer>>("changes?state=pending")).Count;
        Displaced = (await Api.Get<WorklistAnswer>("worklist")).Items.Count;
    }

    /// <summary>A venue as the list shows it.</summary>
    public sealed record Row(string Id, string Name, string Address, DateOnly FirstDay, DateOnly LastDay);
}
