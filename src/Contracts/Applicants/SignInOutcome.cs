using System.Collections.Immutable;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>Either an opaque ticket for further commands, or the reason why not.</summary>
/// <param name="Ticket">Sealed by the silo; only silos can read or make it (design rule 8). Keep it out of URLs and logs.</param>
/// <param name="Procedures">Procedure ids that this applicant may book.</param>
/// <param name="Reservations">Own live reservations, for change instead of a second booking.</param>
[GenerateSerializer, Immutable, Alias("SignInOutcome")]
public sealed record SignInOutcome(
    string? Ticket, DateTimeOffset? ExpiresAt, ImmutableArray<string> Procedures, ImmutableArray<Reservation> Reservations, Refusal? Refusal)
{
    public static implicit operator SignInOutcome(Refusal refusal) => new(null, null, [], [], refusal);
    public static SignInOutcome FromRefusal(Refusal refusal) => refusal;
}
