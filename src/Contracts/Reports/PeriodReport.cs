using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Reports;

/// <summary>What happened in a time of the city's clock (T8), both days included, divided in six ways.</summary>
/// <param name="From"><c>2026-12-01</c></param>
/// <param name="To"><c>2026-12-31</c></param>
/// <param name="Days">Every day, also where nothing happened.</param>
[GenerateSerializer, Immutable, Alias("PeriodReport")]
public sealed record PeriodReport(
    string From, string To, ReportFigures Total, ImmutableArray<ReportLine> Months, ImmutableArray<ReportLine> Days, ImmutableArray<ReportLine> Hours,
    ImmutableArray<ReportLine> Channels, ImmutableArray<ReportLine> Venues, ImmutableArray<ReportLine> Procedures)
{
    /// <summary>That were filed in this time.</summary>
    [Id(0)] public long Complaints { get; init; }

    /// <summary>Calls by what they came to; those without a result are in none.</summary>
    [Id(1)] public Dictionary<string, long> ByWrapUp { get; init; } = [];
}
