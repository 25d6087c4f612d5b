namespace OrleansBooking.Contracts.Reservations;

/// <summary>Where a reservation stands. Live = booked or arrived.</summary>
[GenerateSerializer, Alias("ReservationStatus")]
public enum ReservationStatus
{
    Booked = 0,
    Arrived = 1,
    Done = 2,
    NotHandedOver = 3,
    NoShow = 4,
    Cancelled = 5,
}
