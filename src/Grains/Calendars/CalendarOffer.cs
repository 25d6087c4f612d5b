namespace OrleansBooking.Grains.Calendars;

/// <summary>One procedure of a calendar slot.</summary>
/// <param name="Limit">The procedure's own limit, or null.</param>
/// <param name="Booked">Seats booked for it; 0 without a limit.</param>
/// <param name="Kept">Seats under a hold for it; 0 without a limit.</param>
public sealed record CalendarOffer(DateTimeOffset ClosesAt, int? Limit, int Booked, int Kept);
