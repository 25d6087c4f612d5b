using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Fixtures;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Crash;

/// <summary>The real process under load, killed again and again over the same database.</summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 5;
    private const int Workers = 64;
    private const int LeastAccepted = 500;
    private const int LeastInFlight = 20;
    private const int Invited = 2000;
    private static readonly TimeSpan RoundLimit = TimeSpan.FromSeconds(60);

    private readonly PostgresFixture _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Five_kills_under_load_lose_nothing_acknowledged_and_double_nothing()
    {
        var seed = Seeds.Given ?? Random.Shared.Next();
        output.WriteLine($"seed {seed} ({Seeds.Variable})");
        var random = new Random(seed);
        await using var city = await FaultCity.Start(_database.Connections);
        await city.Invite(Invited);
        var history = new HistoryRecorder();
        var load = new BookingLoad(history, await FaultCity.OpenSlots(_database.Owner, seed), seed) { Invited = Invited };

        for (var kill = 1; kill <= Kills; kill++)
        {
            var (accepted, inFlight) = await KillUnderLoad(city, load, history, random);
            output.WriteLine($"kill {kill}: {accepted} acknowledged in this round, {inFlight} in flight");
            Assert.True(accepted >= LeastAccepted, $"only {accepted} acknowledged at kill {kill}: {history.Summary()}");
            Assert.True(inFlight >= LeastInFlight, $"only {inFlight} in flight at kill {kill}: {history.Summary()}");

            var found = await Judgement.Of(_database.Owner, city.Keys, history);
            Assert.True(found.Count == 0, $"seed {seed}, kill {kill}: {Judgement.Tell(found)}\n{city.Errors}");
            await city.Silo.StartAgain();
        }

        using var client = await city.SignIn("operator");
        var (unknown, again) = await Repeats.Send(history, client, accepted: 500);
        output.WriteLine($"repeated {unknown} unknown and {again} acknowledged operations");
        output.WriteLine(history.Summary());
        var open = history.All.GroupBy(sent => sent.Operation.Id).Count(sent => sent.All(one => one.Answer!.Verdict == Verdict.Unknown));
        var violations = await Judgement.Of(_database.Owner, city.Keys, history);

        Assert.Equal(0, open);
        Assert.True(violations.Count == 0, $"seed {seed}: {Judgement.Tell(violations)}\n{city.Errors}");
    }

    /// <summary>Load until the seed's moment, then SIGKILL; returns what was measured at that moment.</summary>
    private static async Task<(int Accepted, int InFlight)> KillUnderLoad(FaultCity city, BookingLoad load, HistoryRecorder history, Random random)
    {
        using var client = await city.SignIn("operator");
        using var stop = new CancellationTokenSource();
        var before = history.Accepted;
        var running = load.Run(_ => client, Workers, stop.Token);
        await history.UntilAccepted(before + LeastAccepted + random.Next(500), RoundLimit);
        // Away from the answers of a batch that just committed: any point of its way may be hit.
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(30)), CancellationToken.None);

        var accepted = history.Accepted - before;
        var moment = HistoryRecorder.Moment;
        await city.Silo.Kill();
        await stop.CancelAsync();
        await running;
        return (accepted, history.UnknownOf(moment));
    }
}
