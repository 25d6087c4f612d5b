using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.Drills;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Controls;

/// <summary>The drill is worth something: with a guard taken out of the running system it finds, in seconds, what the guard is for.</summary>
public sealed class PlantedFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Workers = 32;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly int _seed = Seeds.Given ?? Random.Shared.Next();
    private DrillRig _rig = null!;
    private IReadOnlyList<SlotKey> _slots = [];
    private FaultActs _acts = null!;

    public async Task InitializeAsync()
    {
        _rig = await DrillRig.Start(silos: 2);
        _slots = [.. (await FaultCity.OpenSlots(_rig.Server.Owner, _seed)).Take(60)];
        _acts = new FaultActs(_rig, _slots, new Random(_seed), _ => { }, TextWriter.Null);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Each_guard_that_is_taken_away_turns_the_drill_red()
    {
        output.WriteLine($"seed {_seed} ({Seeds.Variable})");
        Assert.Empty(await Judged(() => _rig.History.UntilAccepted(_rig.History.Accepted + 300, Limit)));

        await Planted.FenceOff(_rig.Server.Owner);
        await AssertFound(VersionInvariants.OnlyMembersWrite, () => _acts.Do(FaultKind.BurySilo));

        await Planted.GuardOff(_rig.Server.Owner);
        await AssertFound(VersionInvariants.NeverOverbooked, () => _acts.Do(FaultKind.CutCapacity));
        Assert.Contains(LedgerInvariants.NoOverbooking, await Rules());

        await Planted.IndexOff(_rig.Server.Owner);
        await AssertFound(VersionInvariants.NeverTwoLive, () => Task.CompletedTask);
    }

    /// <summary>Loads and does it, again and again, until the rule is reported broken.</summary>
    private async Task AssertFound(string rule, Func<Task> happens)
    {
        Assert.DoesNotContain(rule, await Rules());
        using var limit = new CancellationTokenSource(Limit);
        var tries = 0;
        IReadOnlyList<string> found;
        do
        {
            tries++;
            found = await Judged(async () =>
            {
                var before = _rig.History.Accepted;
                await _rig.History.UntilAccepted(before + 100, Limit);
                await happens();
                await _rig.History.UntilAccepted(before + 300, Limit);
            });
        }
        while (!found.Contains(rule) && !limit.IsCancellationRequested);
        output.WriteLine($"try {tries}: {string.Join("; ", found)}");
        Assert.Contains(rule, found);
    }

    private async Task<IReadOnlyList<string>> Judged(Func<Task> meanwhile)
    {
        var load = new BookingLoad(_rig.History, _slots, _seed) { FirstPerson = Random.Shared.Next(80) * 1_000_000 };
        using var stop = new CancellationTokenSource();
        var running = load.Run(_ => _rig.Client, Workers, stop.Token);
        await meanwhile();
        await stop.CancelAsync();
        await running;
        await Repeats.Send(_rig.History, _rig.Client, accepted: 50);
        return await Rules();
    }

    private async Task<IReadOnlyList<string>> Rules() => [.. (await _rig.Judge()).Select(violation => violation.Rule).Distinct()];
}
