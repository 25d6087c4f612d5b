namespace OrleansBooking.Contracts.Days;

/// <summary>How full a month is, as the API answers it.</summary>
/// <param name="Month"><c>2026-12</c></param>
public sealed record MonthFiguresAnswer(string VenueId, string Month, DateTimeOffset AsOf, IReadOnlyList<MonthFiguresAnswer.Filled> Days)
{
    /// <summary>One day.</summary>
    /// <param name="Free">Seats that nobody has</param>
    /// <param name="ClosedReason">Why the city closed it</param>
    /// <param name="Holiday">Name of the national holiday</param>
    public sealed record Filled(string Date, int Capacity, int Booked, int Free, string? ClosedReason, string? Holiday);
}
