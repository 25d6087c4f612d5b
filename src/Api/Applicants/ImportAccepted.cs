namespace OrleansBooking.Api.Applicants;

/// <summary>An upload that was taken; its work goes on in the background.</summary>
/// <param name="Id">Ask for its progress with this</param>
public sealed record ImportAccepted(string Id);
