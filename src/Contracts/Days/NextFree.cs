namespace OrleansBooking.Contracts.Days;

/// <summary>The first time that can be booked now.</summary>
[GenerateSerializer, Immutable, Alias("NextFree")]
public sealed record NextFree(string Venue, string Procedure, DateOnly Date, TimeOnly Time);
