namespace OrleansBooking.Contracts.Days;

/// <summary>The first time that can be booked now.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
public sealed record NextFreeAnswer(string VenueId, string Procedure, string Date, string Time);
