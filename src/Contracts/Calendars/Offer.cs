namespace OrleansBooking.Contracts.Calendars;

/// <summary>A time to read aloud to a caller.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
/// <param name="Free">Seats that nobody has or keeps for somebody else; those left to the telephone are among them.</param>
/// <param name="ForTelephone">How many of them the public's pages do not book.</param>
public sealed record Offer(string VenueId, string Date, string Time, int Minutes, int Free, int ForTelephone);
