using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>Who was identified, and as whom the silo's ticket lets them act.</summary>
/// <param name="Ticket">Sealed by the silo; opaque here.</param>
/// <param name="ReservationId">As typed and normalised, for the check page; null without one.</param>
/// <param name="Birthday">MMDD, for the check page.</param>
/// <param name="Procedures">Procedure ids that this person may book.</param>
public sealed record Person(
    string Ticket, DateTimeOffset ExpiresAt, string? ReservationId, string Birthday, IReadOnlyList<string> Procedures)
{
    /// <summary>Without a reservation ID these three say who it is; the booking needs them again.</summary>
    public string? Name { get; init; }
    public string? Kana { get; init; }
    public string? Phone { get; init; }

    /// <summary>Somebody with a reservation ID, or a reservation number, which is not kept.</summary>
    public static Person Known(SignInOutcome outcome, string? reservationId, string birthday)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new Person(outcome.Ticket!, outcome.ExpiresAt ?? DateTimeOffset.MaxValue, reservationId, birthday, [.. outcome.Procedures]);
    }

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(Person);
}
