using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Incidents;

/// <summary>All troubles, open ones first (A3).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadIncidents;

    public IReadOnlyList<Incident> All { get; private set; } = [];

    public async Task OnGet() => All = await Api.Get<Incident[]>("incidents");
}
