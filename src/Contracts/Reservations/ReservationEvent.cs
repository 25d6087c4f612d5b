using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>One change: who, through which channel, when, what, why; no personal data of the applicant (design rule 6).</summary>
/// <param name="Kind">booked, moved, cancelled, contact-changed.</param>
/// <param name="Actor">User name of the account, or <c>applicant</c>.</param>
[GenerateSerializer, Immutable, Alias("ReservationEvent")]
public sealed record ReservationEvent(
    int Version, string Kind, string Actor, Channel Channel, DateTimeOffset At, SlotKey Slot, string? Reason);
