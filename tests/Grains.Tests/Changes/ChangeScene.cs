using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>Venues of their own, and who changes them.</summary>
public abstract class ChangeScene(BookingCluster cluster)
{
    protected BookingCluster Cluster => cluster;

    protected const int Seats = 4;

    /// <summary>The manager's figure of people without a seat, and who of them is an open case.</summary>
    protected async Task<(long Figure, IReadOnlyList<string> Cases)> Centre()
    {
        var desk = cluster.Grains.GetGrain<ICentreDesk>(0);
        var manager = cluster.StaffTicket(StaffRoles.Manager);
        var cases = await desk.OpenCases(manager, 0, 500);
        return ((await desk.Now(manager))!.Worklist, [.. cases.Items.Where(one => one.Kind == "worklist").Select(one => one.Id)]);
    }

    protected string Staff => cluster.StaffTicket(StaffRoles.Staff);
    protected string Administrator => cluster.StaffTicket(StaffRoles.Administrator);
    protected string Viewer => cluster.StaffTicket(StaffRoles.Viewer);
    protected string Operator => cluster.StaffTicket();
    protected IChangeDesk Desk => cluster.Grains.GetGrain<IChangeDesk>(0);

    protected IVenueGrain Grain(string venue) => cluster.Grains.GetGrain<IVenueGrain>(VenueKey.Of(venue));

    protected ProposeChange Proposal(VenueEdit edit, string? reason = null) => new(Guid.NewGuid(), Staff, edit, reason, null);

    protected ValueTask<ChangeOutcome> Propose(string venue, VenueEdit edit, string? reason = null) => Grain(venue).Propose(Proposal(edit, reason));

    protected Task<int> Capacity(SlotKey slot) => cluster.Postgres.Scalar<int>(
        $"select capacity from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH\\:mm}'");

    /// <summary>A venue of its own with four seats at ten, and its first slot.</summary>
    protected async Task<(string Venue, SlotKey Slot)> Hall(int seats = Seats)
    {
        var (id, first) = ($"hall-{Guid.NewGuid():N}"[..20], TestCity.FirstDay(cluster.Time));
        var definition = new VenueDefinition(
            new VenueProfile(id, "会場", "住所", "", null, "0120-000-123", null, [.. TestCity.Procedures]),
            new BookingWindow(first, first.AddDays(3), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []),
            [new WeeklyRule([.. Enum.GetValues<DayOfWeek>()], [], first, null, new Session(new TimeOnly(10, 0), new TimeOnly(11, 0), 60, seats, []))],
            [], [], []);
        var outcome = await Grain(id).Define(new DefineVenue(Administrator, definition, 0));
        Assert.Null(outcome.Refusal);
        return (id, new SlotKey(id, first, new TimeOnly(10, 0)));
    }
}
