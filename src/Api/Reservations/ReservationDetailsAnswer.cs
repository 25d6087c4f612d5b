using System.Globalization;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Api.Reservations;

/// <summary>A reservation with contact, history and mails.</summary>
/// <param name="Number">Twelve digits</param>
/// <param name="ReservationId">The ID of the notice letter; absent for a renewal without one</param>
/// <param name="Events">Oldest first</param>
/// <param name="Notices">Mails, oldest first</param>
public sealed record ReservationDetailsAnswer(
    string Number, string VenueId, string Date, string Time, int Minutes, string Procedure, string Status, string Channel, int Version,
    DateTimeOffset BookedAt, string? ReservationId, string? Name, string? Kana, string? Phone, string? Email, string? Language, string? Note,
    IReadOnlyList<ReservationDetailsAnswer.Event> Events, IReadOnlyList<ReservationDetailsAnswer.Notice> Notices)
{
    /// <summary>One change: who, through which channel, when, what, why.</summary>
    /// <param name="Kind"><c>booked</c>, <c>moved</c>, <c>cancelled</c>, <c>contact-changed</c>, <c>arrived</c>, <c>done</c>,
    /// <c>not-handed-over</c>, <c>no-show</c>, <c>undone</c></param>
    /// <param name="Override">True if it went over the capacity or outside the window</param>
    /// <param name="Actor">User name of the account, or <c>applicant</c></param>
    public sealed record Event(
        int Version, string Kind, string Actor, string Channel, DateTimeOffset At, string VenueId, string Date, string Time, string? Reason, bool? Override);

    /// <summary>One mail and how it fares.</summary>
    /// <param name="State"><c>pending</c>, <c>sent</c>, <c>dead</c> or <c>superseded</c></param>
    public sealed record Notice(int Version, string Kind, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

    public static ReservationDetailsAnswer Of(ReservationDetails details)
    {
        var reservation = ReservationAnswer.Of(details.Reservation);
        var contact = details.Contact;
        return new(
            reservation.Number, reservation.VenueId, reservation.Date, reservation.Time, reservation.Minutes, reservation.Procedure,
            reservation.Status, reservation.Channel, reservation.Version, details.BookedAt, details.ReservationId,
            contact.Name, contact.Kana, contact.Phone, contact.Email, contact.Language, contact.Note,
            [.. details.Events.Select(Of)],
            [.. details.Notices.Select(mail => new Notice(mail.Version, mail.Kind, mail.State, mail.Attempts, mail.CreatedAt, mail.SentAt))]);
    }

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ReservationDetailsAnswer);

    private static Event Of(ReservationEvent change) => new(
        change.Version, change.Kind, change.Actor, StateWords.Of(change.Channel), change.At, change.Slot.Venue,
        change.Slot.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        change.Slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        change.Reason,
        change.Overridden ? true : null);
}
