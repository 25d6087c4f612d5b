namespace OrleansBooking.Api.Changes;

/// <summary>A decision about a change, or its undoing.</summary>
/// <param name="Reason">Why, for the record; a refusal needs one</param>
public sealed record DecisionRequest(string? Reason);
