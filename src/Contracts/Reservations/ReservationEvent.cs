using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>One change: who, through which channel, when, what, why; no personal data of the applicant (design rule 6).</summary>
/// <param name="Kind">booked, moved, cancelled, contact-changed, arrived, done, not-handed-over, no-show, undone.</param>
/// <param name="Actor">User name of the account, or <c>applicant</c>.</param>
[GenerateSerializer, Immutable, Alias("ReservationEvent")]
public sealed record ReservationEvent(
    int Version, string Kind, string Actor, Channel Channel, DateTimeOffset At, SlotKey Slot, string? Reason)
{
    /// <summary>True if it went over the capacity or outside the window; <see cref="Reason"/> says why.</summary>
    [Id(0)] public bool Overridden { get; init; }
}
