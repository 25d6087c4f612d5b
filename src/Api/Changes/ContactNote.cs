namespace OrleansBooking.Api.Changes;

/// <summary>What came of calling or writing to a displaced person.</summary>
/// <param name="State"><c>contacted</c>, <c>not-reached</c>, or <c>open</c> to take that back</param>
/// <param name="Note">Without personal data</param>
public sealed record ContactNote(string? State, string? Note);
