using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansBooking.Bench.Load;

namespace OrleansBooking.Bench.Reports;

/// <summary>The comparison as a table and as JSON (api.md).</summary>
/// <param name="Violations">What SQL found wrong on either side; zero if all is well.</param>
public sealed record BenchReport(IReadOnlyList<Comparison> Comparisons, long Violations)
{
    /// <summary>A Markdown table, medians of the turns.</summary>
    public string Table()
    {
        var text = new StringBuilder(
            """
            | scenario | peer /s | product /s | ratio [range] | peer p50/p99 ms | product p50/p99 ms | peer CPU µs, app + PostgreSQL | product | load |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var c in Comparisons)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {c.Scenario} | {Of(c.Peer, t => t.PerSecond):N0} | {Of(c.Product, t => t.PerSecond):N0} | {c.Ratio:N2} [{c.RatioMin:N2}–{c.RatioMax:N2}] | {Times(c.Peer)} | {Times(c.Product)} | {Costs(c.Peer)} | {Costs(c.Product)} | {Of(c.Product, t => t.LoadCpu):N0} |");
        }

        return text.ToString();
    }

    public string Json() => JsonSerializer.Serialize(Comparisons.ToDictionary(c => c.Scenario, c => new
    {
        ratio = c.Ratio,
        ratioMin = c.RatioMin,
        ratioMax = c.RatioMax,
        product = Of(c.Product, t => t.PerSecond),
        peer = Of(c.Peer, t => t.PerSecond),
        p99Product = Of(c.Product, t => t.P99),
        p99Peer = Of(c.Peer, t => t.P99),
        violations = Violations,
    }));

    private static string Times(IReadOnlyList<TurnResult> turns) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(turns, t => t.P50):N1} / {Of(turns, t => t.P99):N1}");

    private static string Costs(IReadOnlyList<TurnResult> turns) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(turns, t => t.ServerCpu):N0} + {Of(turns, t => t.PostgresCpu):N0}");

    private static double Of(IReadOnlyList<TurnResult> turns, Func<TurnResult, double> figure) => Comparison.Median(turns.Select(figure));
}
