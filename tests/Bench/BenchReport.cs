using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrleansBooking.Bench;

/// <summary>Medians of the turns, and whether SQL agrees with what was acknowledged.</summary>
public sealed record BenchReport(IReadOnlyDictionary<string, List<TurnResult>> Results, long Acknowledged, long Stored, long WrongSlots)
{
    /// <summary>Acknowledged but not stored, stored but not acknowledged, counters that lie.</summary>
    public long Violations => Math.Abs(Acknowledged - Stored) + WrongSlots;

    public string Table()
    {
        var text = new StringBuilder("scenario   bookings/s   [range]            p50 ms   p99 ms\n");
        foreach (var (scenario, turns) in Results)
        {
            var range = $"[{turns.Min(t => t.PerSecond):N0}–{turns.Max(t => t.PerSecond):N0}]";
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{scenario,-10} {Median(turns, t => t.PerSecond),10:N0}   {range,-17} {Median(turns, t => t.P50),7:N1}  {Median(turns, t => t.P99),7:N1}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"acknowledged {Acknowledged:N0} = stored {Stored:N0}; slots with a wrong count: {WrongSlots}").ToString();
    }

    public string Json() => JsonSerializer.Serialize(Results.ToDictionary(
        result => result.Key,
        result => new { product = Median(result.Value, t => t.PerSecond), p99Product = Median(result.Value, t => t.P99), violations = Violations }));

    private static double Median(List<TurnResult> turns, Func<TurnResult, double> figure) => turns.Select(figure).Order().ElementAt(turns.Count / 2);
}
