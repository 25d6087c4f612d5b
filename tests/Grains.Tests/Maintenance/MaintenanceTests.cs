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
        Assert.NotNull((await Desk.Cancel(cluster.StaffTicket(StaffRoles.Administrator), window.Id)).Window);
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
    public async Task Of_two_who_plan_the_same_time_at_once_one_is_told_and_only_what_happened_is_on_record()
    {
        var start = cluster.Time.GetUtcNow().AddDays(2);
        var plans = Enumerable.Range(0, 8).Select(i => Plan(start.AddMinutes(i), start.AddHours(1))).ToList();

        var outcomes = await Task.WhenAll(plans.Select(plan => Desk.Plan(plan).AsTask()));

        Assert.Single(outcomes, outcome => outcome.Window is not null);
        Assert.All(outcomes.Where(outcome => outcome.Window is null), outcome => Assert.Equal("startsAt", Assert.Single(outcome.Refusal!.Fields).Field));
        Assert.Equal(1, await Lines("maintenance.plan", [.. plans.Select(plan => plan.OperationId)]));
    }

    [Fact]
    public async Task A_stop_that_is_over_is_not_cancelled_and_the_trail_does_not_say_so()
    {
        var start = cluster.Time.GetUtcNow().AddDays(4);
        var window = (await Desk.Plan(Plan(start, start.AddHours(1)))).Window!;
        await cluster.Postgres.Execute($"update booking.maintenance_window set starts_at = '2020-01-01', ends_at = '2020-01-02' where id = '{window.Id}'");

        var outcome = await Desk.Cancel(cluster.StaffTicket(StaffRoles.Administrator), window.Id);

        Assert.Null(outcome.Window!.CancelledAt);
        Assert.Equal(0, await Lines("maintenance.cancel", window.Id));
    }

    [Fact]
    public async Task The_city_sees_the_stops_that_it_agrees_to()
    {
        var start = cluster.Time.GetUtcNow().AddDays(6);
        var window = (await Desk.Plan(Plan(start, start.AddHours(1)))).Window!;

        Assert.Contains(await Desk.All(cluster.StaffTicket(StaffRoles.Viewer)), one => one.Id == window.Id);
        Assert.Empty(await Desk.All(cluster.StaffTicket()));
    }

    private Task<long> Lines(string action, params Guid[] subjects) => cluster.Postgres.Scalar<long>(
        $"select count(*) from audit.entry where action = '{action}' and subject in ({string.Join(", ", subjects.Select(id => $"'{id}'"))})");

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
