namespace OrleansBooking.Contracts.Days;

/// <summary>One day of the heat map.</summary>
/// <param name="ClosedReason">Why the city closed it, or null.</param>
[GenerateSerializer, Immutable, Alias("MonthDay")]
public sealed record MonthDay(DateOnly Date, int Capacity, int Booked, string? ClosedReason, string? Holiday);
