namespace OrleansBooking.Api.Centre;

/// <summary>What was found when somebody looked at a sample.</summary>
/// <param name="Finding">Without personal data, at most 400 characters; absent: nothing to say</param>
public sealed record FindingRequest(string? Finding);
