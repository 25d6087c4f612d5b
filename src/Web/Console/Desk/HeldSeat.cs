using System.Globalization;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>The seats that a call keeps, as the API answers it.</summary>
public sealed record HeldSeat(
    Guid Id, DateTimeOffset Until, bool Extendable, Guid CallId, string VenueId, string Date, string Time, string Procedure, string TakenBy,
    DateTimeOffset TakenAt, int Seats)
{
    public DateOnly Day => DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public TimeOnly At => TimeOnly.ParseExact(Time, "HH:mm", CultureInfo.InvariantCulture);
}
