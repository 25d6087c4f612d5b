using System.Globalization;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reception;

namespace OrleansBooking.Web.Staff.Names;

/// <summary>One line of a list of the API.</summary>
public sealed record ListedReservation(
    string Number, string VenueId, string Date, string Time, int Minutes, string Procedure, string Status, string Channel, int Version,
    string? ReservationId, string? Name, string? Kana, string? Phone, string? Email, string? Note)
{
    public DateOnly Day => DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public TimeOnly At => TimeOnly.ParseExact(Time, "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>9:30</summary>
    public string Clock => At.ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>In fours.</summary>
    public string Numbered => ReservationIdField.InFours(Number);

    public string LastFour => ReservationId is { Length: >= 4 } id ? id[^4..] : "－";

    public bool IsOpen => Status is "booked" or "arrived";

    /// <summary>Not there <see cref="Lateness"/> after the time, on the city's clock.</summary>
    public bool IsLate(DateTime now) => Status == "booked" && now >= Day.ToDateTime(At).AddMinutes(Lateness.Minutes);

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ListedReservation);
}
