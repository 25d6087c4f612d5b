using System.Net;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Away;

/// <summary>PostgreSQL goes away under load and comes back: said plainly, nothing lost, resumed by itself.</summary>
public sealed class PostgresAwayTests(ITestOutputHelper output)
{
    private const int Workers = 48;
    private const int LeastAccepted = 300;
    private static readonly TimeSpan LoadLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SayLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ResumeLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public Task Stopped_at_once_and_started_again_it_costs_nothing_but_time() => GoesAndComesBack(server => server.StopImmediately());

    [Fact]
    public Task Killed_and_started_again_it_costs_nothing_but_time() => GoesAndComesBack(server => server.Kill());

    private async Task GoesAndComesBack(Func<OwnPostgres, Task> goAway)
    {
        var seed = Seeds.Given ?? Random.Shared.Next();
        output.WriteLine($"seed {seed} ({Seeds.Variable})");
        await using var server = await OwnPostgres.Start();
        await using var city = await FaultCity.Start(server.Connections);
        var slots = await FaultCity.OpenSlots(server.Owner, seed);
        var history = new HistoryRecorder();
        var load = new BookingLoad(history, slots, seed);
        using var client = await city.SignIn("operator");
        using var stop = new CancellationTokenSource();
        var running = load.Run(_ => client, Workers, stop.Token);
        await history.UntilAccepted(LeastAccepted, LoadLimit);

        await goAway(server);
        var said = await UntilBusy(client, slots, history);
        await city.Silo.UntilUnready();
        using var live = await client.Http.GetAsync("/health/live");
        await server.StartAgain();
        var before = history.Accepted;
        await city.Silo.UntilReady();
        await history.UntilAccepted(before + LeastAccepted, ResumeLimit);
        await stop.CancelAsync();
        await running;
        await Repeats.Send(history, client, accepted: 200);
        output.WriteLine($"said busy after {said.TotalSeconds:0.0} s; {history.Summary()}");
        var violations = await Judgement.Of(server.Owner, city.Keys, history);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.InRange(said, TimeSpan.Zero, SayLimit);
        Assert.All(
            history.All.Where(invocation => invocation.Answer is { Status: 503 }),
            invocation => Assert.InRange(invocation.Answer!.RetryAfter ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));
        Assert.True(violations.Count == 0, $"seed {seed}: {Judgement.Tell(violations)}\n{city.Errors}");
    }

    /// <summary>A booking that begins while PostgreSQL is away hears so within seconds; returns how long it took.</summary>
    private static async Task<TimeSpan> UntilBusy(BookingClient client, IReadOnlyList<SlotKey> slots, HistoryRecorder history)
    {
        Answer? answer = null;
        var person = 90_000_000;
        return await Patience.Until(
            async () =>
            {
                var operation = new Operation(Guid.NewGuid(), OperationKind.Book, Citizens.Renewing(++person), "certificate-renewal", slots[^1], null, null);
                var invocation = history.Begin(operation);
                answer = await client.Send(operation);
                history.End(invocation, answer);
                return answer is { Status: 503, Reason: "busy" };
            },
            SayLimit,
            "503 busy for a booking while PostgreSQL is away",
            () => $"{answer}");
    }
}
