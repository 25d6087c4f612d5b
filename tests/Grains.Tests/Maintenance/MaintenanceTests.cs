using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Sites;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Maintenance;

public sealed class MaintenanceTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private IMaintenanceDesk Desk => cluster.Grains.GetGrain<IMaintenanceDesk>(0);

    private ISiteNotices Board => cluster.Grains.GetGrain<ISiteNotices>(0);

    [Fact]
    public async Task A_stop_is_told_from_the_agreed_time_on_stops_the_site_and_is_over_when_it_is_cancelled()
    {
        var now = cluster.Time.GetUtcNow();
        var plan = Plan(now.AddHours(1), now.AddHours(3)) with { AnnouncedFrom = now.AddMinutes(30) };
        var window = (await Desk.Plan(plan)).Window!;
        Assert.DoesNotContain((await Board.Current()).Maintenance, one => one.Id == window.Id);

        cluster.Time.Advance(TimeSpan.FromMinutes(31));
        var announced = await Board.Current();
        cluster.Time.Advance(TimeSpan.FromMinutes(30));
        var stopped = await Board.Current();
        await Desk.Cancel(plan.Ticket, window.Id);
        cluster.Time.Advance(TimeSpan.FromSeconds(3));
        var after = await Board.Current();

        Assert.Contains(announced.Maintenance, one => one.Id == window.Id);
        Assert.Null(announced.StopAt(now.AddMinutes(31)));
        Assert.Equal(window.Id, stopped.StopAt(cluster.Time.GetUtcNow())?.Id);
        Assert.DoesNotContain(after.Maintenance, one => one.Id == window.Id);
    }

    [Fact]
    public async Task The_same_operation_again_plans_no_second_stop_and_both_are_on_record_once()
    {
        var now = cluster.Time.GetUtcNow();
        var plan = Plan(now.AddHours(5), now.AddHours(6));

        var first = await Desk.Plan(plan);
        var again = await Desk.Plan(plan);

        Assert.Equal(first.Window, again.Window);
        Assert.Equal(1, await cluster.Postgres.Scalar<long>($"select count(*) from audit.entry where action = 'maintenance.plan' and subject = '{plan.OperationId}'"));
    }

    [Fact]
    public async Task Only_administrators_stop_the_site()
    {
        var now = cluster.Time.GetUtcNow();
        foreach (var role in StaffRoles.All.Where(role => role != StaffRoles.Administrator))
        {
            var outcome = await Desk.Plan(Plan(now.AddHours(5), now.AddHours(6)) with { Ticket = cluster.StaffTicket(role) });

            Assert.Equal(RefusalKind.NotAllowed, outcome.Refusal?.Kind);
        }
    }

    private PlanMaintenance Plan(DateTimeOffset from, DateTimeOffset to) =>
        new(Guid.NewGuid(), cluster.StaffTicket(StaffRoles.Administrator), from, to, cluster.Time.GetUtcNow(), "入れ替えをします", "機器の故障");
}
