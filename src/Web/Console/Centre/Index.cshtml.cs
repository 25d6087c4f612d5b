using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Centre;

/// <summary>The manager's first page: who is on a call, who is in, the day so far, and what waits (A1).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    private const int MostComplaints = 5;

    public override Right Needed => Right.LeadCentre;

    public CentreNow Centre { get; private set; } = null!;

    /// <summary>Those that are due first.</summary>
    public IReadOnlyList<Complaint> Complaints { get; private set; } = [];

    public async Task OnGet()
    {
        var complaints = Api.Get<Complaint[]>("complaints");
        Centre = await Api.Get<CentreNow>("centre/now");
        Complaints = [.. (await complaints).Where(one => one.ClosedAt is null).Take(MostComplaints)];
    }

    public bool IsLate(Complaint one) => one.Due < Today;

    public TimeSpan Since(OnCall call) => Centre.AsOf - call.Since;
}
