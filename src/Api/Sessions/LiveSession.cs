namespace OrleansBooking.Api.Sessions;

/// <summary>A session that has not ended.</summary>
/// <param name="Limit">What must be done first, or null.</param>
public sealed record LiveSession(string? Limit);
