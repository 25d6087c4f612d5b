using System.Globalization;
using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>A reservation with contact, history and mails, as the API answers it.</summary>
public sealed record Details(
    string Number, string VenueId, string Date, string Time, int Minutes, string Procedure, string Status, string Channel, int Version,
    DateTimeOffset BookedAt, string? ReservationId, string? Name, string? Kana, string? Phone, string? Email, string? Note,
    IReadOnlyList<Details.Event> Events)
{
    public sealed record Event(int Version, string Kind, string Actor, string Channel, DateTimeOffset At, string VenueId, string Date, string Time,
        string? Reason, bool? Override);

    public DateOnly Day => DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public TimeOnly At => TimeOnly.ParseExact(Time, "HH:mm", CultureInfo.InvariantCulture);

    public string Numbered => ReservationIdField.InFours(Number);

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(Details);
}
