using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>Either the reservation as this operation recorded it, also when repeated, or the reason why nothing happened.</summary>
[GenerateSerializer, Immutable, Alias("ReservationOutcome")]
public sealed record ReservationOutcome(Reservation? Reservation, Refusal? Refusal)
{
    public static implicit operator ReservationOutcome(Refusal refusal) => new(null, refusal);
    public static implicit operator ReservationOutcome(Reservation reservation) => new(reservation, null);
    public static ReservationOutcome FromRefusal(Refusal refusal) => refusal;
    public static ReservationOutcome FromReservation(Reservation reservation) => reservation;
}
