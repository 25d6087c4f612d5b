namespace OrleansBooking.Api.Calls;

/// <summary>Another operator goes on with a seat.</summary>
/// <param name="CallId">The call that keeps it from now on, in place of a seat of its own; left out: the seat stays with its call, which goes along</param>
public sealed record HoldTakeOver(string? CallId);
