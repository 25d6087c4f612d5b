using System.Globalization;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Api.Reservations;

/// <summary>A reservation without personal data, as one operation recorded it.</summary>
/// <param name="Number">Twelve digits</param>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
/// <param name="Minutes">Length of the appointment</param>
/// <param name="Status"><c>booked</c>, <c>arrived</c>, <c>done</c>, <c>not-handed-over</c>, <c>no-show</c> or <c>cancelled</c></param>
/// <param name="Channel"><c>web</c>, <c>telephone</c>, <c>staff</c> or <c>import</c></param>
/// <param name="Version">Rises with every change; the ETag</param>
public sealed record ReservationAnswer(
    string Number, string VenueId, string Date, string Time, int Minutes, string Procedure, string Status, string Channel, int Version)
{
    /// <summary>The path under which the reservation is found.</summary>
    public const string Path = "/api/v1/reservations/";

    public static ReservationAnswer Of(Reservation reservation) => new(
        ReservationNumberField.Format(reservation.Number),
        reservation.Slot.Venue,
        reservation.Slot.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        reservation.Slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        reservation.Minutes,
        reservation.Procedure,
        StateWords.Of(reservation.Status),
        StateWords.Of(reservation.Channel),
        reservation.Version);

    /// <summary>The answer to a booking.</summary>
    public static IResult Created(Reservation reservation) =>
        new JsonAnswer<ReservationAnswer>(Of(reservation), ApiJson.Strict.ReservationAnswer, StatusCodes.Status201Created)
        {
            Location = Path + ReservationNumberField.Format(reservation.Number),
            ETag = ChangeHeaders.ETag(reservation.Version),
        };

    /// <summary>The answer to a change.</summary>
    public static IResult Changed(Reservation reservation) =>
        new JsonAnswer<ReservationAnswer>(Of(reservation), ApiJson.Strict.ReservationAnswer) { ETag = ChangeHeaders.ETag(reservation.Version) };
}
