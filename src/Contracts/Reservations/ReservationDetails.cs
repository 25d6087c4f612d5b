using System.Collections.Immutable;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>A reservation with its contact, history and mails, for those who may see it.</summary>
/// <param name="Contact">Unsealed.</param>
/// <param name="ReservationId">The notice letter's ID, unsealed; null for a renewal without one.</param>
/// <param name="Events">Oldest first.</param>
/// <param name="Notices">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("ReservationDetails")]
public sealed record ReservationDetails(
    Reservation Reservation, Contact Contact, string? ReservationId, DateTimeOffset BookedAt,
    ImmutableArray<ReservationEvent> Events, ImmutableArray<NoticeStatus> Notices);
