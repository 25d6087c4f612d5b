namespace OrleansBooking.Api.Closings;

/// <summary>What came of a call.</summary>
/// <param name="Result">At most 200 characters, without personal data</param>
public sealed record CallResult(string? Result);
