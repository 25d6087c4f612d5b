namespace OrleansBooking.Api.Venues;

/// <summary>A procedure is to be as it was at an earlier revision.</summary>
/// <param name="Revision">Which, of its <c>changes</c></param>
/// <param name="Reason">For the record</param>
public sealed record RestoreRequest(long? Revision, string? Reason);
