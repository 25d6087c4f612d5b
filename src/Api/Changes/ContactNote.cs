namespace OrleansBooking.Api.Changes;

/// <summary>What came of calling or writing to a displaced person.</summary>
/// <param name="State"><c>contacted</c>, <c>not-reached</c>, <c>open</c> to take that back, or <c>closed</c> once the time has begun</param>
/// <param name="Note">Without personal data; closing needs one</param>
public sealed record ContactNote(string? State, string? Note);
