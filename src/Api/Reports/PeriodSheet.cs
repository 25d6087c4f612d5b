using System.Globalization;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.Reports;

namespace OrleansBooking.Api.Reports;

/// <summary>The figures of a time as a table for Excel: one line for each month, day, hour, channel, venue and procedure.</summary>
internal static class PeriodSheet
{
    private static readonly string[] Measures = ["calls", "bookings", "moves", "cancellations", "no-shows"];

    public static CsvAnswer Of(PeriodReport report, CatalogueSnapshot city, ProblemWords words)
    {
        var lines = new[] { ("total", new ReportLine("", report.Total)) }
            .Concat(Each("month", report.Months)).Concat(Each("day", report.Days)).Concat(Each("hour", report.Hours))
            .Concat(Each("channel", report.Channels)).Concat(Each("venue", report.Venues)).Concat(Each("procedure", report.Procedures));
        return new CsvAnswer(
            $"report-{report.From}-{report.To}.csv",
            [words.OrKey("column.", "item"), words.OrKey("column.", "which"), .. Measures.Select(measure => words.OrKey("report.", measure))],
            lines.Select(line => Row(line.Item1, line.Item2))
                .Concat(ReportRows.Others(report.Complaints, CallResults.Of(report.Total.Calls, report.ByWrapUp), words).Select(Padded)));

        // Each line of a table has all its cells.
        static IReadOnlyList<string> Padded(IReadOnlyList<string> row) => [.. row, .. Enumerable.Repeat("", Measures.Length - 1)];

        static IEnumerable<(string, ReportLine)> Each(string dimension, IEnumerable<ReportLine> all) => all.Select(line => (dimension, line));

        IReadOnlyList<string> Row(string dimension, ReportLine line)
        {
            var figures = line.Figures;
            return
            [
                ExcelCell.Of(words.OrKey("report.", "by-" + dimension)), ExcelCell.Of(ReportRows.Name(dimension, line.Key, city, words)),
                .. new[] { figures.Calls, figures.Bookings, figures.Moves, figures.Cancellations, figures.NoShows }
                    .Select(count => count.ToString(CultureInfo.InvariantCulture)),
            ];
        }
    }
}
