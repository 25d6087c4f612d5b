using System.Diagnostics;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Scenarios;

namespace OrleansBooking.Bench.Load;

/// <summary>One turn of a scenario against one contender: each connection waits for its answer before the next request.</summary>
public static class Turn
{
    // As many as the smallest machine has processors; each serves its share of the connections.
    private const int Threads = 2;

    /// <summary>Runs until the time is over or the scenario has no more requests.</summary>
    /// <exception cref="InvalidOperationException">An answer that the scenario does not expect.</exception>
    public static async Task<TurnResult> Run(IScenario scenario, Contender contender, TimeSpan length)
    {
        await scenario.Prepare(contender);
        using var background = new CancellationTokenSource();
        var beside = scenario.Beside(contender, background.Token);
        var connections = await Task.WhenAll(Enumerable.Range(0, scenario.Connections).Select(_ => RawConnection.Open(contender.Web)));
        var cpu = Cpu.Now(contender);
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(connections.Index().Chunk((connections.Length + Threads - 1) / Threads)
            .Select(some => Task.Factory.StartNew(() => new LoadThread(scenario, contender, some).Run(started, length), TaskCreationOptions.LongRunning)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var spent = Cpu.Now(contender).Since(cpu);
        await background.CancelAsync();
        foreach (var connection in connections) connection.Dispose();
        var acknowledgedBeside = await beside;

        var latencies = results.SelectMany(thread => thread.Latencies).ToArray();
        Array.Sort(latencies);
        var each = 1e6 / Math.Max(1, latencies.Length);
        return new TurnResult(
            latencies.Length, results.Sum(thread => thread.Acknowledged) + acknowledgedBeside, latencies.Length / elapsed.TotalSeconds,
            Percentile(latencies, 50), Percentile(latencies, 99), spent.Server * each, spent.Postgres * each, spent.Load * each);
    }

    private static double Percentile(double[] sorted, int percent) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];

    private readonly record struct Cpu(double Server, double Postgres, double Load)
    {
        public static Cpu Now(Contender contender) => new(
            contender.Servers.Sum(CpuMeter.OfProcess), CpuMeter.OfFamily(contender.Postmaster), CpuMeter.OfProcess(Environment.ProcessId));

        public Cpu Since(Cpu before) => new(Server - before.Server, Postgres - before.Postgres, Load - before.Load);
    }
}
