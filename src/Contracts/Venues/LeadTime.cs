namespace OrleansBooking.Contracts.Venues;

/// <summary>Whole days between the day of booking and the first bookable day for a procedure.</summary>
[GenerateSerializer, Immutable, Alias("LeadTime")]
public sealed record LeadTime(string Procedure, int Days);
