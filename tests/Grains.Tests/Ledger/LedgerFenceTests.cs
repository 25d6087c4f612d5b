using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Ledger;

/// <summary>A silo that the cluster has given up must not write: its slots are served elsewhere.</summary>
public sealed class LedgerFenceTests
{
    private const string Evict = "update orleans.orleansmembershiptable set status = 6";

    [Fact]
    public async Task An_evicted_silos_late_write_is_refused_and_the_silo_ends()
    {
        await using var run = await Run.Start();
        await run.Cluster.Postgres.Execute(Evict);

        await Assert.ThrowsAsync<LedgerFault>(() => run.Book());

        await run.Cluster.End.WasEvicted.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await run.Stored());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_silo_that_leaves_of_its_own_will_still_stores_what_it_accepts(int leaving)
    {
        await using var run = await Run.Start();
        await run.Cluster.Postgres.Execute($"update orleans.orleansmembershiptable set status = {leaving}");

        await run.Book();

        Assert.Equal(1, await run.Stored());
        Assert.False(run.Cluster.End.WasEvicted.IsCompleted);
    }

    [Fact]
    public async Task Without_the_fence_the_late_write_would_be_stored()
    {
        await using var run = await Run.Start();
        run.Cluster.Fence.On = false;
        await run.Cluster.Postgres.Execute(Evict);

        await run.Book();

        Assert.Equal(1, await run.Stored());
    }

    private sealed class Run : IAsyncDisposable
    {
        public BookingCluster Cluster { get; } = new();

        public static async Task<Run> Start()
        {
            var run = new Run();
            await run.Cluster.InitializeAsync();
            return run;
        }

        public async Task Book()
        {
            var slot = await Cluster.NewSlot(capacity: 1);
            await Cluster.Slot(slot).Book(Booking.By(Cluster.StaffTicket(), (await Cluster.Issue(1))[0]));
        }

        public async Task<long> Stored() => await Cluster.Postgres.Scalar<long>("select count(*) from booking.reservation");

        public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();
    }
}
