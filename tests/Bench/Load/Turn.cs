using System.Diagnostics;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Scenarios;

namespace OrleansBooking.Bench.Load;

/// <summary>One turn of a scenario against one contender: each connection waits for its answer before the next request.</summary>
public static class Turn
{
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
        var workers = connections.Select((connection, worker) => Task.Run(() => Work(scenario, contender, connection, worker, started, length))).ToList();
        var results = await Task.WhenAll(workers);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var spent = Cpu.Now(contender).Since(cpu);
        await background.CancelAsync();
        foreach (var connection in connections) connection.Dispose();
        var acknowledgedBeside = await beside;

        var latencies = results.SelectMany(worker => worker.Latencies).ToArray();
        Array.Sort(latencies);
        var each = 1e6 / Math.Max(1, latencies.Length);
        return new TurnResult(
            latencies.Length, results.Sum(worker => worker.Acknowledged) + acknowledgedBeside, latencies.Length / elapsed.TotalSeconds,
            Percentile(latencies, 50), Percentile(latencies, 99), spent.Server * each, spent.Postgres * each, spent.Load * each);
    }

    private static async Task<(List<double> Latencies, int Acknowledged)> Work(
        IScenario scenario, Contender contender, RawConnection connection, int worker, long started, TimeSpan length)
    {
        var latencies = new List<double>();
        var acknowledged = 0;
        while (Stopwatch.GetElapsedTime(started) < length && scenario.Request(contender, worker) is { } request)
        {
            var sent = Stopwatch.GetTimestamp();
            var status = await connection.Ask(request);
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            if (!scenario.Expects(status)) throw new InvalidOperationException($"{scenario.Name}: {contender.Name} answered {System.Text.Encoding.UTF8.GetString(connection.Answer)}");
            if (status == 201) acknowledged++;
        }

        return (latencies, acknowledged);
    }

    private static double Percentile(double[] sorted, int percent) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];

    private readonly record struct Cpu(double Server, double Postgres, double Load)
    {
        public static Cpu Now(Contender contender) => new(
            contender.Servers.Sum(CpuMeter.OfProcess), CpuMeter.OfFamily(contender.Postmaster), CpuMeter.OfProcess(Environment.ProcessId));

        public Cpu Since(Cpu before) => new(Server - before.Server, Postgres - before.Postgres, Load - before.Load);
    }
}
