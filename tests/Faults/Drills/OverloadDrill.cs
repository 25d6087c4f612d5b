using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using OrleansBooking.Bench.Load;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Faults.Drills;

/// <summary>Ten times what one process can book: who is turned away, how soon, with how much memory, and how it goes on afterwards.</summary>
/// <remarks>Callers do not wait as they are told: they send at their rate whatever they hear. They run on the same machine, so the waits that they see are
/// upper bounds; the silo's own figures stand beside them.</remarks>
public sealed class OverloadDrill(TimeSpan length, TextWriter said)
{
    private const int Sustained = 64;
    private const int Crowd = 2048;
    private const int Times = 10;
    private const double Prompt = 100;
    private static readonly TimeSpan Measure = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(10);

    /// <returns>True: every answer was 201 or 503 with Retry-After, SQL agrees, memory stayed bounded, and bookings went on afterwards.</returns>
    public async Task<bool> Run()
    {
        var metrics = FreePort.Next();
        await using var server = await OwnPostgres.Start();
        await using var running = await FaultCity.Start(server.Connections, heard: null, ("Metrics:Port", $"{metrics}"));
        var city = await OverloadCity.Open(running, server);
        await Phase(city, Sustained, perSecond: null, Measure, new());

        var before = new OverloadTally();
        var calm = await Phase(city, Sustained, perSecond: null, Measure, before);
        await Say($"sustainable: {calm:0} bookings/s at {Sustained} connections, {before.Waits(turnedAway: false)}; working set {Megabytes(await city.WorkingSet())}");

        var during = new OverloadTally();
        var memory = new List<long>();
        using var stop = new CancellationTokenSource();
        var sampling = Watch(city, during, memory, stop.Token);
        var started = Stopwatch.GetTimestamp();
        await Phase(city, Crowd, calm * Times, length, during);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await stop.CancelAsync();
        await sampling;
        var figures = await ServersOwn(metrics);

        var after = new OverloadTally();
        var calmAgain = await Phase(city, Sustained, perSecond: null, Measure, after);
        var stored = await city.Stored();
        var half = memory.Count / 2;
        var bounded = memory.Count < 4 || memory.Skip(half).Max() <= memory.Take(half).Max() * 5 / 4;

        await Say($"overload: asked for {calm * Times:0}/s over {Crowd} connections, sent {during.Answers / seconds:0}/s for {seconds:0} s");
        await Say($"  accepted {during.Accepted / seconds:0}/s ({during.Accepted / seconds / calm:0.00} of the sustainable), {during.Waits(turnedAway: false)}");
        await Say($"  503: {(double)during.TurnedAway / during.Answers:P1} of all, {during.Waits(turnedAway: true)}, within {Prompt:0} ms {during.TurnedAwayWithin(Prompt):P1} as callers see it");
        await Say($"  503 within {Prompt:0} ms by the silo's own clock: {figures:P2}");
        await Say($"  working set {Megabytes(memory.Min())} to {Megabytes(memory.Max())}, second half at most {Megabytes(memory.Skip(half).Max())}: {(bounded ? "bounded" : "GROWS")}");
        await Say($"  other answers {during.Other}, 503 without Retry-After {during.WithoutRetry}");
        await Say($"afterwards: {calmAgain:0} bookings/s ({calmAgain / calm:0.00} of before), 503 {after.TurnedAway}, other {after.Other}, {after.Waits(turnedAway: false)}");
        var acknowledged = _warm + before.Accepted + during.Accepted + after.Accepted;
        await Say($"stored {stored}, acknowledged {acknowledged}");
        return bounded && stored == acknowledged && during.Other + after.Other + before.Other == 0 && during.WithoutRetry == 0
            && after.Accepted > 0 && after.TurnedAway == 0;
    }

    private int _warm;

    /// <summary>Callers with a connection each; with a rate they share it, otherwise each sends as soon as it has heard.</summary>
    /// <returns>Bookings a second.</returns>
    private async Task<double> Phase(OverloadCity city, int connections, double? perSecond, TimeSpan length, OverloadTally tally)
    {
        var started = Stopwatch.GetTimestamp();
        var pause = perSecond is { } rate ? TimeSpan.FromSeconds(connections / rate) : TimeSpan.Zero;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Call(city, pause, started, length, tally))));
        if (_warm == 0) _warm = tally.Accepted;
        return tally.Accepted / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task Call(OverloadCity city, TimeSpan pause, long started, TimeSpan length, OverloadTally tally)
    {
        RawConnection? connection = null;
        // Spread from the start: they did not all come in the same moment.
        var next = pause * Random.Shared.NextDouble();
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            if (pause > TimeSpan.Zero && next - Stopwatch.GetElapsedTime(started) is { TotalMilliseconds: >= 1 } early) await Task.Delay(early);
            next += pause;
            try
            {
                connection ??= await RawConnection.Open(city.Web);
                var sent = Stopwatch.GetTimestamp();
                var status = await connection.Ask(city.Booking());
                tally.Heard(status, connection.Answer.IndexOf("Retry-After: "u8) > 0, Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
            catch (Exception broken) when (broken is IOException or SocketException)
            {
                tally.Broke();
                connection?.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
    }

    private async Task Watch(OverloadCity city, OverloadTally tally, List<long> memory, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Sample);
        var (accepted, turnedAway) = (0, 0);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                memory.Add(await city.WorkingSet());
                var (nowAccepted, nowTurnedAway) = (tally.Accepted, tally.TurnedAway);
                await Say($"  accepted {(nowAccepted - accepted) / Sample.TotalSeconds:0}/s, 503 {(nowTurnedAway - turnedAway) / Sample.TotalSeconds:0}/s, working set {Megabytes(memory[^1])}");
                (accepted, turnedAway) = (nowAccepted, nowTurnedAway);
            }
        }
        catch (OperationCanceledException)
        {
            // The phase is over.
        }
    }

    /// <summary>The share of 503 that the silo gave within 100 ms, by its own histogram.</summary>
    private static async Task<double> ServersOwn(int port)
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"))).Split('\n')
            .Where(line => line.StartsWith("http_server_request_duration_seconds", StringComparison.Ordinal) && line.Contains("status_code=\"503\"", StringComparison.Ordinal))
            .ToList();
        return Sum("_bucket{", "le=\"0.1\"") / Sum("_count{", "");

        double Sum(string kind, string also) => lines
            .Where(line => line.Contains(kind, StringComparison.Ordinal) && line.Contains(also, StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    private static string Megabytes(long bytes) => $"{bytes / 1_000_000} MB";

    private Task Say(string line) => said.WriteLineAsync(line);
}
