namespace OrleansBooking.Api.Closings;

/// <summary>What came of a call.</summary>
/// <param name="State"><c>contacted</c>, also if absent, or <c>not-reached</c>; the worklist shows the same</param>
/// <param name="Result">At most 200 characters, without personal data</param>
public sealed record CallResult(string? Result, string? State = null);
