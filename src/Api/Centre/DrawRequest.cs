namespace OrleansBooking.Api.Centre;

/// <summary>Calls to be drawn by lot.</summary>
/// <param name="From">First day, <c>2026-12-01</c>; today if absent</param>
/// <param name="To">Last day, included; the first if absent</param>
/// <param name="Count">1 to 100; 5 if absent</param>
public sealed record DrawRequest(string? From, string? To, int? Count);
