namespace OrleansBooking.Contracts.Calendars;

/// <summary>One time of a day.</summary>
/// <param name="Minutes">Length of the session.</param>
/// <param name="Capacity">Seats for the procedure.</param>
/// <param name="Free">Seats that nobody has booked or holds; at most 200 ms old.</param>
[GenerateSerializer, Immutable, Alias("SlotAvailability")]
public sealed record SlotAvailability(TimeOnly Time, int Minutes, int Capacity, int Free);
