using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Fixtures;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Silos;

/// <summary>Silos as processes of their own over one PostgreSQL, an API node in front: one of them goes, in each of the ways there are.</summary>
public sealed class SeveralSilosTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Probed = 48;

    /// <summary>The requirement: served again within five seconds. Three times that here, where silos, PostgreSQL, callers and other work share two cores; what was measured is in the output.</summary>
    private static readonly TimeSpan ServedAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly (string, string)[] Draining = [("Booking:DrainSeconds", "2")];

    private readonly PostgresFixture _database = new();
    private readonly HistoryRecorder _history = new();
    private readonly int _seed = Seeds.Given ?? Random.Shared.Next();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task After_kill_9_of_one_of_three_its_slots_are_served_again_in_time_and_callers_only_wait()
    {
        await using var centre = await Start(silos: 3);
        using var client = await centre.SignIn();
        var probes = new SlotProbes(_history, await Slots(), () => client);
        using var stop = new CancellationTokenSource();
        var running = probes.Run(stop.Token);
        await UntilServed(probes, HistoryRecorder.Moment, centre: centre);

        var moment = HistoryRecorder.Moment;
        await centre.Silos[1].Silo.Kill();
        await UntilServed(probes, moment, ServedAgain, centre);
        await stop.CancelAsync();
        await running;
        output.WriteLine($"seed {_seed}: all {Probed} slots served again after {probes.LongestSince(moment).TotalSeconds:0.00} s; {_history.Summary()}");

        await AssertNobodySawAnError(centre);
    }

    [Fact]
    public async Task After_kill_9_of_all_silos_a_cold_start_serves_everything_again_and_the_edge_comes_back_by_itself()
    {
        await using var centre = await Start(silos: 2);
        using var client = await centre.SignIn();
        var probes = new SlotProbes(_history, await Slots(), () => client);
        using var stop = new CancellationTokenSource();
        var running = probes.Run(stop.Token);
        await UntilServed(probes, HistoryRecorder.Moment, centre: centre);

        await Task.WhenAll(centre.Silos.Select(silo => silo.Silo.Kill()));
        var moment = HistoryRecorder.Moment;
        await Task.WhenAll(centre.Silos.Select(silo => silo.Silo.StartAgain()));
        await UntilServed(probes, moment, centre: centre);
        await stop.CancelAsync();
        await running;
        output.WriteLine($"seed {_seed}: all {Probed} slots served {probes.LongestSince(moment).TotalSeconds:0.0} s after the cold start began; {_history.Summary()}");

        await AssertNobodySawAnError(centre);
    }

    [Fact]
    public async Task A_clean_stop_of_one_silo_after_another_fails_no_request_not_even_for_a_moment()
    {
        await using var centre = await Start(silos: 2);
        using var client = await centre.SignIn();
        var probes = new SlotProbes(_history, await Slots(), () => client);
        using var stop = new CancellationTokenSource();
        var running = probes.Run(stop.Token);
        await UntilServed(probes, HistoryRecorder.Moment, centre: centre);

        foreach (var silo in centre.Silos)
        {
            Assert.Equal(0, await silo.Silo.Stop());
            await UntilServed(probes, HistoryRecorder.Moment, centre: centre);
            await silo.Silo.StartAgain();
            await UntilServed(probes, HistoryRecorder.Moment, centre: centre);
        }

        await stop.CancelAsync();
        await running;
        output.WriteLine($"seed {_seed}: {_history.Summary()}");

        Assert.DoesNotContain(_history.All, sent => sent.Answer is not { Verdict: Verdict.Accepted or Verdict.Refused });
        await AssertNobodySawAnError(centre);
    }

    [Fact]
    public async Task Callers_who_follow_readiness_lose_no_request_when_the_process_that_answers_them_is_stopped()
    {
        await using var first = await FaultCity.Start(_database.Connections, null, Draining);
        await using var second = await first.Join(Draining);
        using var one = await first.SignIn("operator");
        using var other = await first.SignIn("operator", at: second);
        // What a reverse proxy does: asks for readiness all the time, and sends new requests where it is.
        await using var proxy = new ReadinessWatch(first.Silo.Web, second.Silo.Web);
        var probes = new SlotProbes(_history, await Slots(), () => proxy.IsReady(0) ? one : other);
        using var stop = new CancellationTokenSource();
        var running = probes.Run(stop.Token);
        await UntilServed(probes, HistoryRecorder.Moment);

        var stopping = first.Silo.Stop();
        await proxy.UntilUnready(0);
        var code = await stopping;
        await UntilServed(probes, HistoryRecorder.Moment);
        await stop.CancelAsync();
        await running;
        output.WriteLine($"seed {_seed}: {_history.Summary()}");

        Assert.Equal(0, code);
        Assert.DoesNotContain(_history.All, sent => sent.Answer is not { Verdict: Verdict.Accepted or Verdict.Refused });
    }

    private async Task<Centre> Start(int silos) =>
        await Centre.Start(_database.Connections, [.. Enumerable.Repeat(_database.Connections, silos)]);

    private async Task<IReadOnlyList<SlotKey>> Slots() => [.. (await FaultCity.OpenSlots(_database.Owner, _seed)).Take(Probed)];

    private static Task<TimeSpan> UntilServed(SlotProbes probes, long moment, TimeSpan? limit = null, Centre? centre = null) => Patience.Until(
        () => probes.AllServedSince(moment), limit ?? Limit, "an answer from every slot; an engine that loses a silo serves its slots again within 5 s", () => centre?.Errors ?? "");

    /// <summary>Every answer is the contract's: done, refused for a reason, or 503 with Retry-After; and what was told is what is stored.</summary>
    private async Task AssertNobodySawAnError(Centre centre)
    {
        Assert.All(_history.All, sent => Assert.True(
            sent.Answer is { Verdict: Verdict.Accepted or Verdict.Refused } or { Status: 503, RetryAfter: not null },
            $"{sent.Operation}: {sent.Answer}"));
        var violations = await Judgement.Of(_database.Owner, centre.Silos[0].Keys, _history);
        Assert.True(violations.Count == 0, $"seed {_seed}: {Judgement.Tell(violations)}\n{centre.Errors}");
    }
}
