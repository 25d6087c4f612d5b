namespace OrleansBooking.Contracts.Reports;

/// <summary>What happened in a month of the city's clock (T8): events of that time, whatever became of them later.</summary>
/// <param name="Month"><c>2026-12</c></param>
/// <param name="ByChannel">Bookings by web, telephone, staff.</param>
/// <param name="ByVenue">Bookings by venue id.</param>
/// <param name="ByProcedure">Bookings by procedure id.</param>
/// <param name="ByWrapUp">Calls by what they came to.</param>
[GenerateSerializer, Immutable, Alias("MonthlyReport")]
public sealed record MonthlyReport(
    string Month, long Calls, long Bookings, long Moves, long Cancellations, long NoShows,
    Dictionary<string, long> ByChannel, Dictionary<string, long> ByVenue, Dictionary<string, long> ByProcedure,
    Dictionary<string, long> ByWrapUp)
{
    /// <summary>That were filed in the month.</summary>
    [Id(0)] public long Complaints { get; init; }
}
