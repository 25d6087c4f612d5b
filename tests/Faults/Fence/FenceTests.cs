using OrleansBooking.Faults.Controls;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Hosting;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Fence;

/// <summary>A silo that the cluster has given up, and does not know it yet (design.md, "Fence").</summary>
public sealed class FenceTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Dead = 6;
    private const int Workers = 48;
    private const int Round = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly PostgresFixture _database = new();
    private readonly int _seed = Seeds.Given ?? Random.Shared.Next();
    private readonly HistoryRecorder _history = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_thawed_silo_that_was_declared_dead_stores_nothing_more_and_ends_with_70()
    {
        await using var city = await FaultCity.Start(_database.Connections);
        using var client = await city.SignIn("operator");
        using var stop = new CancellationTokenSource();
        var (before, running) = await LateWrites.FreezeAndBury(_database, city, _history, client, _seed, stop.Token);

        city.Silo.Thaw();
        var code = await city.Silo.UntilExit();
        await stop.CancelAsync();
        await running;

        Assert.Equal(ProcessEnd.EvictedCode, code);
        Assert.Contains("its late write was refused", city.Silo.Output, StringComparison.Ordinal);
        Assert.Equal(before, await LateWrites.Stored(_database));
        await AssertSound(city);
    }

    [Fact]
    public async Task Without_the_fence_the_thawed_silos_late_write_is_seen()
    {
        await using var city = await FaultCity.Start(_database.Connections);
        await Planted.FenceOff(_database.Owner);
        using var client = await city.SignIn("operator");
        using var stop = new CancellationTokenSource();
        var (before, running) = await LateWrites.FreezeAndBury(_database, city, _history, client, _seed, stop.Token);

        city.Silo.Thaw();
        await Patience.Until(async () => await LateWrites.Stored(_database) > before, Limit, "a late write although there is no fence", () => city.Silo.Output);
        await stop.CancelAsync();
        await city.Silo.Kill();
        await running;
    }

    [Fact]
    public async Task Another_silo_buries_a_frozen_one_and_serves_its_slots()
    {
        await using var frozen = await FaultCity.Start(_database.Connections);
        await using var other = await frozen.Join();
        using var first = await frozen.SignIn("operator");
        using var second = await frozen.SignIn("operator", at: other);
        using var stop = new CancellationTokenSource();
        var load = new BookingLoad(_history, await FaultCity.OpenSlots(_database.Owner, _seed), _seed);
        var running = load.Run(worker => worker % 2 == 0 ? first : second, Workers, stop.Token);
        await _history.UntilAccepted(Round, Limit);

        frozen.Silo.Freeze();
        var buried = await Patience.Until(
            async () => await _database.Scalar<int>($"select status from orleans.orleansmembershiptable where port = {frozen.Silo.SiloPort}") == Dead,
            Limit, "the frozen silo's death in the membership table", () => other.Silo.Output);
        await _history.UntilAccepted(_history.Accepted + Round, Limit);
        frozen.Silo.Thaw();
        var code = await frozen.Silo.UntilExit();
        await stop.CancelAsync();
        await running;
        await Repeats.Send(_history, second, accepted: 200);
        output.WriteLine($"seed {_seed}: buried after {buried.TotalSeconds:0.0} s; {_history.Summary()}");

        Assert.Equal(ProcessEnd.EvictedCode, code);
        await AssertSound(frozen, other);
    }

    private async Task AssertSound(params FaultCity[] cities)
    {
        var violations = await Judgement.Of(_database.Owner, cities[0].Keys, _history);
        Assert.True(violations.Count == 0, $"seed {_seed}: {Judgement.Tell(violations)}\n{string.Join('\n', cities.Select(city => city.Errors))}");
    }
}
