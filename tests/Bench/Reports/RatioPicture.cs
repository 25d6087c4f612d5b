using System.Globalization;
using System.Security;
using System.Text;

namespace OrleansBooking.Bench.Reports;

/// <summary>The ratios as bars, for the README: the plain design is 1.</summary>
public static class RatioPicture
{
    private const int Width = 720;
    private const int Row = 30;
    private const int Labels = 130;
    private const int Values = 110;

    public static string Svg(IReadOnlyList<Comparison> comparisons)
    {
        // Bars grow with the logarithm: twice as fast is as far right of 1 as half as fast is left of it.
        var most = Math.Max(2, comparisons.Max(c => c.RatioMax));
        var least = Math.Min(0.5, comparisons.Min(c => c.RatioMin));
        double X(double ratio) => Labels + ((Math.Log(ratio) - Math.Log(least)) / (Math.Log(most) - Math.Log(least)) * (Width - Labels - Values));
        var height = (comparisons.Count * Row) + 50;

        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" role="img" font-family="sans-serif" font-size="14">""");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<title>Throughput of the product compared with a plain design on PostgreSQL, which is 1: {Sentence(comparisons)}</title>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{height}" fill="#fff"/>""");
        for (var i = 0; i < comparisons.Count; i++)
        {
            var c = comparisons[i];
            var y = 10 + (i * Row);
            var (one, end) = (X(1), X(c.Ratio));
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Labels - 8}" y="{y + 17}" text-anchor="end">{SecurityElement.Escape(c.Scenario)}</text>""");
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<rect x="{Math.Min(one, end):F1}" y="{y + 3}" width="{Math.Abs(end - one):F1}" height="20" fill="{(c.Ratio >= 1 ? "#0017c1" : "#a50000")}"/>""");
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<line x1="{X(c.RatioMin):F1}" x2="{X(c.RatioMax):F1}" y1="{y + 13}" y2="{y + 13}" stroke="#f2a100" stroke-width="3"/>""");
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Width - Values + 10}" y="{y + 17}">× {c.Ratio:F1}</text>""");
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"""<line x1="{X(1):F1}" x2="{X(1):F1}" y1="5" y2="{height - 30}" stroke="#1a1a1a"/>""");
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{X(1):F1}" y="{height - 12}" text-anchor="middle">plain design on PostgreSQL = 1</text>""");
        return svg.AppendLine("</svg>").ToString();
    }

    private static string Sentence(IEnumerable<Comparison> comparisons) =>
        string.Join(", ", comparisons.Select(c => string.Create(CultureInfo.InvariantCulture, $"{SecurityElement.Escape(c.Scenario)} {c.Ratio:F1}")));
}
