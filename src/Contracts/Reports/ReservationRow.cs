using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Reports;

/// <summary>One line of a list.</summary>
/// <param name="ReservationId">The notice letter's ID, by which the city pulls the card.</param>
[GenerateSerializer, Immutable, Alias("ReservationRow")]
public sealed record ReservationRow(Reservation Reservation, Contact Contact, string? ReservationId, DateTimeOffset BookedAt);
