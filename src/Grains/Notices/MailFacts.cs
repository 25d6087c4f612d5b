using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Notices;

/// <summary>All that a mail may say about a reservation. Birthday, reservation ID, name and telephone are not in it, so no mail can hold them.</summary>
/// <param name="Id">The notice; with <paramref name="CreatedAt"/> it makes the Message-ID, which a repeat shares (design rule 7).</param>
/// <param name="Version">The version of the reservation that is told of.</param>
/// <param name="Place">Of <paramref name="Appointment"/>.</param>
/// <param name="Before">What a <see cref="NoticeKind.Changed"/> mail says it was, with its place; otherwise null.</param>
/// <param name="ClosesAt">Until when the booker can change it on the web; null: no longer.</param>
/// <param name="ChangedAt">When this version came to be.</param>
/// <param name="To">Mail address as registered.</param>
public sealed record MailFacts(
    long Id, NoticeKind Kind, long Number, int Version, ProcedureDefinition Procedure,
    Appointment Appointment, VenueProfile Place, Appointment? Before, VenueProfile? PlaceBefore,
    DateTimeOffset? ClosesAt, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, string To)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(MailFacts);
}
