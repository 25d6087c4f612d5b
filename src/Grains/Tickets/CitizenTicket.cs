using System.Collections.Immutable;

namespace OrleansBooking.Grains.Tickets;

/// <summary>What a silo knows about a citizen who has identified; travels sealed through the public zone (design rule 8).</summary>
/// <param name="Applicant">The applicant's key.</param>
/// <param name="Secret">Hash of the secret that was checked; a declared applicant is stored with it at the first booking.</param>
/// <param name="ReservationId">Sealed again into the booking: the city pulls cards by it. Null for those without.</param>
/// <param name="Declared">Kana, birthday and telephone were declared, nothing was checked against a record.</param>
public sealed record CitizenTicket(
    byte[] Applicant, byte[] Secret, string? ReservationId, bool Declared, ImmutableArray<string> Procedures, DateTimeOffset ExpiresAt);
