using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Demand;

/// <summary>Counts of looks are added once, and shown when nothing can answer them any more (issue 4, line 5).</summary>
public sealed class DemandDeskTests(BookingCluster cluster) : IClassFixture<BookingCluster>, IAsyncLifetime
{
    private string Viewer => cluster.StaffTicket(StaffRoles.Viewer);

    private IDemandDesk Desk => cluster.Grains.GetGrain<IDemandDesk>(0);

    private DateTime Clock => CityClock.ToCity(cluster.Time.GetUtcNow());

    public Task InitializeAsync() => cluster.Postgres.Execute("truncate booking.demand, booking.demand_batch");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_same_batch_again_adds_nothing_and_another_one_adds_up()
    {
        var batch = Guid.NewGuid();
        await Desk.Add(batch, [Count(3, 1)], null);
        await Desk.Add(batch, [Count(3, 1)], null);
        await Desk.Add(Guid.NewGuid(), [Count(2, 1)], null);

        var sum = Assert.Single(await Settled());

        Assert.Equal((TestCity.Venue, Channel.Web, 5, 2), (sum.Venue, sum.Channel, sum.Looked, sum.TakenHere));
    }

    [Fact]
    public async Task Without_a_ticket_only_looks_on_the_web_are_taken()
    {
        var counts = ImmutableArray.Create(Count(1, 0), Count(1, 0) with { Channel = Channel.Telephone, Venue = "" });
        await Desk.Add(Guid.NewGuid(), counts, "s.bm9ib2R5.AAAA");
        var outside = await Settled();
        await Desk.Add(Guid.NewGuid(), counts, Viewer);
        var inside = await Settled();

        Assert.Equal([Channel.Web], outside.Select(sum => sum.Channel));
        Assert.Equal([(Channel.Telephone, 1L), (Channel.Web, 2L)], inside.Select(sum => (sum.Channel, sum.Looked)));
    }

    [Fact]
    public async Task What_can_be_no_count_is_left_out()
    {
        await Desk.Add(Guid.NewGuid(),
            [
                Count(1, 0) with { Venue = "nowhere" }, Count(1, 0) with { Hour = 24 }, Count(1, 0) with { Date = DateOnly.FromDateTime(Clock).AddDays(-30) },
                Count(-1, 0), Count(int.MaxValue, 0), Count(1, 0) with { Channel = Channel.Import },
            ], Viewer);

        Assert.Empty(await Settled());
    }

    [Fact]
    public async Task An_hour_is_shown_when_no_seat_can_answer_its_looks_any_more()
    {
        var now = Clock;
        await Desk.Add(Guid.NewGuid(), [Count(1, 0) with { Date = DateOnly.FromDateTime(now), Hour = now.Hour }], null);

        var before = await Settled(days: 0);
        cluster.Time.Advance(TimeSpan.FromMinutes(93));
        var figures = await Desk.Read(Viewer, DateOnly.FromDateTime(now), DateOnly.FromDateTime(now));

        Assert.Empty(before);
        Assert.Equal(1, Assert.Single(figures!.Sums).Looked);
        Assert.True(figures.SettledUntil <= cluster.Time.GetUtcNow() - TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Who_may_not_see_the_citys_figures_hears_nothing()
    {
        var today = DateOnly.FromDateTime(Clock);

        Assert.Null(await Desk.Read(cluster.StaffTicket(StaffRoles.Operator), today, today));
        Assert.Null(await Desk.Read("nobody", today, today));
    }

    [Fact]
    public async Task A_node_sends_what_it_counted_and_after_a_fault_the_same_again()
    {
        var counter = new DemandCounter(cluster.Time);
        using var sender = new DemandSender(
            counter, cluster.Grains, cluster.Time, NullLogger<DemandSender>.Instance, new StaffTicketSigner(cluster.Keys.StaffTicket, cluster.Time));
        counter.Looked([], TestCity.Venue, Channel.Telephone, nothingFree: true);

        await cluster.Postgres.Execute("alter table booking.demand rename to demand_away");
        var fault = await Record.ExceptionAsync(sender.Send);
        await cluster.Postgres.Execute("alter table booking.demand_away rename to demand");
        counter.Looked([], TestCity.Venue, Channel.Telephone, nothingFree: false);
        await sender.Send();
        var first = await cluster.Postgres.Scalar<string>("select concat(channel, ' ', looked, ' ', nothing_free) from booking.demand");
        await sender.Send();
        var second = await cluster.Postgres.Scalar<string>("select concat(channel, ' ', looked, ' ', nothing_free) from booking.demand");
        await sender.Send();

        Assert.NotNull(fault);
        Assert.Equal(("telephone 1 1", "telephone 2 1"), (first, second));
        Assert.Equal(2, await cluster.Postgres.Scalar<long>("select count(*) from booking.demand_batch"));
    }

    // Yesterday at nine.
    private DemandCount Count(int looked, int taken) =>
        new(TestCity.Venue, DateOnly.FromDateTime(Clock).AddDays(-1), 9, Channel.Web, looked, 0, taken, 0);

    private async Task<ImmutableArray<DemandSum>> Settled(int days = 1)
    {
        var today = DateOnly.FromDateTime(Clock);
        return (await Desk.Read(Viewer, today.AddDays(-days), today))!.Sums;
    }
}
