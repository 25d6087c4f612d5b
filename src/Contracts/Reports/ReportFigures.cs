namespace OrleansBooking.Contracts.Reports;

/// <summary>What happened, counted as events, whatever became of them later.</summary>
/// <param name="Calls">Telephone calls; only by time and channel, because a call is not about one venue or procedure.</param>
[GenerateSerializer, Immutable, Alias("ReportFigures")]
public sealed record ReportFigures(long Calls, long Bookings, long Moves, long Cancellations, long NoShows);
