using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Staff.Worklist;

/// <summary>A reservation with what is needed to call its person.</summary>
public sealed record DisplacedReservation(
    string Number, string VenueId, DateOnly Date, [property: JsonConverter(typeof(ClockTime))] TimeOnly Time, string Procedure, string Status,
    string? Name, string? Kana, string? Phone, string? Email, string? Language, string? Note, int Version)
{
    /// <summary>Shows nothing: logs must never hold these (P1).</summary>
    public override string ToString() => nameof(DisplacedReservation);
}
