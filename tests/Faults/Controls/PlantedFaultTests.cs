using Npgsql;
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
    private const int SlotsEach = 60;
    private const int MostTries = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly int _seed = Seeds.Given ?? Random.Shared.Next();
    private DrillRig _rig = null!;
    private Queue<SlotKey[]> _slots = new();

    public async Task InitializeAsync()
    {
        _rig = await DrillRig.Start(silos: 2);
        // Each try has slots of its own, with all their seats.
        _slots = new((await FaultCity.OpenSlots(_rig.Server.Owner, _seed)).Chunk(SlotsEach));
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    // On one rig, which takes longer to start than all three to be found. The fence goes last: a silo that was buried comes back with few slots.
    [Fact]
    public Task Without_the_index_of_live_reservations_then_the_guard_of_the_seats_then_the_fence_the_drill_turns_red() =>
        TurnsRed(
            (Planted.IndexOff, VersionInvariants.NeverTwoLive, _ => Task.CompletedTask),
            (Planted.GuardOff, VersionInvariants.NeverOverbooked, acts => acts.Do(FaultKind.CutCapacity)),
            (Planted.FenceOff, VersionInvariants.OnlyMembersWrite, acts => acts.Do(FaultKind.BurySilo)));

    private async Task TurnsRed(params (Func<NpgsqlDataSource, Task> Plant, string Rule, Func<FaultActs, Task> Happens)[] faults)
    {
        output.WriteLine($"seed {_seed} ({Seeds.Variable})");
        try
        {
            var found = await Judged(_ => Task.CompletedTask);
            Assert.Empty(found);
            foreach (var (plant, rule, happens) in faults)
            {
                Assert.DoesNotContain(rule, found);
                await plant(_rig.Server.Owner);
                found = await AssertFound(rule, happens);
            }
        }
        finally
        {
            output.WriteLine(_rig.Centre.Errors);
        }
    }

    /// <summary>Loads and does it, again and again, until the rule is reported broken.</summary>
    private async Task<IReadOnlyList<string>> AssertFound(string rule, Func<FaultActs, Task> happens)
    {
        IReadOnlyList<string> found = [];
        var tries = 0;
        while (!found.Contains(rule) && tries++ < MostTries) found = await Judged(happens);
        output.WriteLine($"try {tries}: {string.Join("; ", found)}");
        Assert.Contains(rule, found);
        return found;
    }

    /// <summary>The rules that are broken after some load, with this in the middle of it.</summary>
    private async Task<IReadOnlyList<string>> Judged(Func<FaultActs, Task> happens)
    {
        var slots = _slots.Dequeue();
        var load = new BookingLoad(_rig.History, slots, _seed) { FirstPerson = _slots.Count * 1_000_000 };
        using var stop = new CancellationTokenSource();
        var running = load.Run(_ => _rig.Client, Workers, stop.Token);
        await _rig.History.UntilAccepted(_rig.History.Accepted + SlotsEach, Limit);
        await happens(new FaultActs(_rig, slots, new Random(_seed), _ => { }, TextWriter.Null));
        await _rig.History.UntilAccepted(_rig.History.Accepted + (2 * SlotsEach), Limit);
        await stop.CancelAsync();
        await running;
        await Repeats.Send(_rig.History, _rig.Client, accepted: 50);
        return await Rules();
    }

    private async Task<IReadOnlyList<string>> Rules() => [.. (await _rig.Judge()).Select(violation => violation.Rule).Distinct()];
}
