using System.Collections.Immutable;
using System.Globalization;
using OrleansBooking.Contracts.Reports;

namespace OrleansBooking.Grains.Reports;

/// <summary>Puts figures as the database counts them into lines, with the days, hours and channels in which nothing happened.</summary>
public static class PeriodFigures
{
    private const int FirstHour = 8;
    private const int LastHour = 18;
    private static readonly string[] Channels = ["web", "telephone", "staff"];

    public static PeriodReport Divide(DateOnly from, DateOnly to, IReadOnlyCollection<Figure> figures)
    {
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
        return new PeriodReport(
            Word(from), Word(to), Of(figures.Where(figure => figure.Dimension == "total")),
            Lines("month", days.Select(day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture))),
            Lines("day", days.Select(Word)),
            Lines("hour", Enumerable.Range(FirstHour, LastHour - FirstHour + 1).Select(hour => hour.ToString("D2", CultureInfo.InvariantCulture))),
            Lines("channel", Channels), Lines("venue", []), Lines("procedure", []));

        ImmutableArray<ReportLine> Lines(string dimension, IEnumerable<string> always)
        {
            var own = figures.Where(figure => figure.Dimension == dimension).ToLookup(figure => figure.Key);
            return [.. own.Select(line => line.Key).Union(always).Order(StringComparer.Ordinal).Select(key => new ReportLine(key, Of(own[key])))];
        }
    }

    private static ReportFigures Of(IEnumerable<Figure> figures)
    {
        var counts = figures.ToDictionary(figure => figure.Measure, figure => figure.Count);
        return new ReportFigures(Count("calls"), Count("bookings"), Count("moves"), Count("cancellations"), Count("no-shows"));

        long Count(string measure) => counts.GetValueOrDefault(measure);
    }

    private static string Word(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One count.</summary>
    public sealed record Figure(string Measure, string Dimension, string Key, long Count);
}
