using OrleansBooking.Bench.Load;

namespace OrleansBooking.Bench.Reports;

/// <summary>One scenario: the turns of both sides, taken one after the other in each round.</summary>
public sealed record Comparison(string Scenario, IReadOnlyList<TurnResult> Product, IReadOnlyList<TurnResult> Peer)
{
    private IEnumerable<double> Ratios => Product.Zip(Peer, (product, peer) => product.PerSecond / peer.PerSecond);

    /// <summary>Median over the rounds of product to peer.</summary>
    public double Ratio => Median(Ratios);

    public double RatioMin => Ratios.Min();

    public double RatioMax => Ratios.Max();

    public static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}
