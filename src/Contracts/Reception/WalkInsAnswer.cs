namespace OrleansBooking.Contracts.Reception;

/// <summary>How many came without an appointment.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="People">That day so far, as this request left it</param>
public sealed record WalkInsAnswer(string VenueId, string Date, int People);
