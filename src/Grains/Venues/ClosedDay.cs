namespace OrleansBooking.Grains.Venues;

/// <summary>A day that the city closed, with its words for the calendar.</summary>
public sealed record ClosedDay(DateOnly Date, string Reason);
