using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>A reservation as recorded by one operation, without personal data.</summary>
/// <param name="Number">Twelve random digits, unguessable; the sign-in of those without a reservation ID (W2).</param>
/// <param name="Minutes">Length of the appointment.</param>
/// <param name="Version">Rises by one with every change; the ETag, and the SEQUENCE of the calendar file plus one.</param>
[GenerateSerializer, Immutable, Alias("Reservation")]
public sealed record Reservation(
    long Number, SlotKey Slot, int Minutes, string Procedure, ReservationStatus Status, Channel Channel, int Version)
{
    /// <summary>Live reservations hold a seat.</summary>
    public bool IsLive => Status is ReservationStatus.Booked or ReservationStatus.Arrived;
}
