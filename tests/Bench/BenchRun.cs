namespace OrleansBooking.Bench;

/// <summary>All scenarios in turns, after a warm-up, and the check straight in SQL.</summary>
public static class BenchRun
{
    private const int Turns = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public static async Task<BenchReport> Of(BenchCity city, IReadOnlyList<string> scenarios)
    {
        await Console.Out.WriteLineAsync(
            $"fsync {await city.Setting("fsync")}, synchronous_commit {await city.Setting("synchronous_commit")}, 64 connections, {Turns} turns of {Turn.TotalSeconds:0} s");
        var acknowledged = 0L;
        foreach (var hot in new[] { false, true }) acknowledged += (await LoadTurn.Run(city, hot, WarmUp / 2)).Acknowledged;

        var results = scenarios.ToDictionary(scenario => scenario, _ => new List<TurnResult>());
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var scenario in scenarios)
            {
                var result = await LoadTurn.Run(city, hot: scenario == "hot", Turn);
                acknowledged += result.Acknowledged;
                results[scenario].Add(result);
            }
        }

        return new BenchReport(results, acknowledged, await city.Stored(), await city.WrongSlots());
    }
}
