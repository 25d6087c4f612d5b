namespace OrleansBooking.Api.Closings;

/// <summary>A closed day is to be open again.</summary>
/// <param name="Reason">At most 100 characters, for the audit trail</param>
public sealed record ReopeningRequest(string? Reason);
