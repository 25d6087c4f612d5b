using OrleansBooking.Contracts.Reports;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Console.Report;

/// <summary>The figures of a report divided in one way, for a table.</summary>
/// <param name="Name">Key of its words.</param>
public sealed record Division(string Name, IReadOnlyList<Division.Line> Lines)
{
    /// <summary>By channel, venue and procedure.</summary>
    public static IReadOnlyList<Division> OfPlaces(PeriodReport report, CityNames names)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(names);
        return
        [
            new("channel", [.. report.Channels.Select(line => new Line(StaffTexts.Get("Console.channel-" + line.Key), line.Figures))]),
            new("venue", [.. report.Venues.Select(line => new Line(names.Venue(line.Key), line.Figures))]),
            new("procedure", [.. report.Procedures.Select(line => new Line(names.Procedure(line.Key), line.Figures))]),
        ];
    }

    public sealed record Line(string Label, ReportFigures Figures);
}
