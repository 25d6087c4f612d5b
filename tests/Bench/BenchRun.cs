using OrleansBooking.Bench.City;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Load;
using OrleansBooking.Bench.Reports;
using OrleansBooking.Bench.Scenarios;

namespace OrleansBooking.Bench;

/// <summary>All scenarios in turns, after a warm-up, and the check straight in SQL.</summary>
/// <param name="rounds">Turns of each side.</param>
/// <param name="turn">Length of a turn.</param>
public sealed class BenchRun(BenchCity city, int rounds, TimeSpan turn)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public async Task<BenchReport> Of(IReadOnlyList<IScenario> scenarios)
    {
        await Say($"fsync {await Setting("fsync")}, synchronous_commit {await Setting("synchronous_commit")}, {rounds} rounds of {turn.TotalSeconds:0.#} s for each side");
        IScenario[] warm = [new SpreadScenario(), .. scenarios];
        foreach (var scenario in warm)
        {
            await Run(scenario, city.Product, scenario is SpreadScenario ? WarmUp : turn);
            await Run(scenario, city.Peer, scenario is SpreadScenario ? WarmUp : turn);
        }

        var results = scenarios.ToDictionary(scenario => scenario, _ => (Product: new List<TurnResult>(), Peer: new List<TurnResult>()));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var scenario in scenarios)
            {
                // Who is first changes, so that neither side always finds the other's leftovers.
                if (round % 2 == 0) results[scenario].Product.Add(await Run(scenario, city.Product, turn));
                results[scenario].Peer.Add(await Run(scenario, city.Peer, turn));
                if (round % 2 == 1) results[scenario].Product.Add(await Run(scenario, city.Product, turn));
            }
        }

        var violations = await city.Product.Database.Violations(city.Product.Acknowledged) + await city.Peer.Database.Violations(city.Peer.Acknowledged);
        await Say($"acknowledged {city.Product.Acknowledged:N0} by the product, {city.Peer.Acknowledged:N0} by the peer; SQL finds {violations} violations; "
            + $"bytes a booking {await city.Product.Database.RowWidth():N0} and {await city.Peer.Database.RowWidth():N0}");
        return new BenchReport([.. scenarios.Select(s => new Comparison(s.Name, results[s].Product, results[s].Peer))], violations);
    }

    private static async Task<TurnResult> Run(IScenario scenario, Contender contender, TimeSpan length)
    {
        var result = await Turn.Run(scenario, contender, length);
        contender.Acknowledged += result.Acknowledged;
        return result;
    }

    private Task<string?> Setting(string name) => city.Product.Database.Scalar<string>($"show {name}");

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);
}
