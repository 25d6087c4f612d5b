namespace OrleansBooking.Grains.Calendars;

/// <summary>One slot of a month as read from the database.</summary>
/// <param name="Kept">Seats under a hold.</param>
/// <param name="KeptUntil">First end of a hold.</param>
/// <param name="Offers">By procedure id.</param>
public sealed record CalendarSlot(
    DateOnly Date, TimeOnly Time, int Minutes, int Capacity, int Booked, int Kept, DateTimeOffset? KeptUntil, DateTimeOffset OpensAt,
    IReadOnlyDictionary<string, CalendarOffer> Offers);
