namespace OrleansBooking.Grains.Venues;

/// <summary>A procedure's own limit in a slot.</summary>
public sealed record PlannedShare(string Procedure, int Capacity);
