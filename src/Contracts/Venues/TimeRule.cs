namespace OrleansBooking.Contracts.Venues;

/// <summary>The capacity of a single time; 0 removes it (C4).</summary>
[GenerateSerializer, Immutable, Alias("TimeRule")]
public sealed record TimeRule(DateOnly Date, TimeOnly Time, int Capacity);
