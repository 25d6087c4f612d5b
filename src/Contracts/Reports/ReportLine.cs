namespace OrleansBooking.Contracts.Reports;

/// <summary>The figures of one month, day, hour, channel, venue or procedure.</summary>
/// <param name="Key"><c>2026-12</c>, <c>2026-12-06</c>, <c>09</c> (the hour's beginning), <c>telephone</c>, or an id.</param>
[GenerateSerializer, Immutable, Alias("ReportLine")]
public sealed record ReportLine(string Key, ReportFigures Figures);
