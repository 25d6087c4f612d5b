namespace OrleansBooking.Contracts.Venues;

/// <summary>How many days after the day of booking the first bookable day of a procedure is; 0: the same day.</summary>
[GenerateSerializer, Immutable, Alias("LeadTime")]
public sealed record LeadTime(string Procedure, int Days);
