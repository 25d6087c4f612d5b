using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reports;

namespace OrleansBooking.Api.Reservations;

/// <summary>A page of a list.</summary>
/// <param name="Next">Send it as <c>cursor</c> for the next page; absent at the end</param>
public sealed record ReservationPageAnswer(IReadOnlyList<ReservationPageAnswer.Item> Items, string? Next)
{
    /// <summary>One line of a list.</summary>
    /// <param name="Number">Twelve digits</param>
    /// <param name="ReservationId">The ID of the notice letter; absent for a renewal without one</param>
    public sealed record Item(
        string Number, string VenueId, string Date, string Time, int Minutes, string Procedure, string Status, string Channel, int Version,
        DateTimeOffset BookedAt, string? ReservationId, string? Name, string? Kana, string? Phone, string? Email, string? Language, string? Note)
    {
        public static Item Of(ReservationRow row)
        {
            var reservation = ReservationAnswer.Of(row.Reservation);
            var contact = row.Contact;
            return new(
                reservation.Number, reservation.VenueId, reservation.Date, reservation.Time, reservation.Minutes, reservation.Procedure,
                reservation.Status, reservation.Channel, reservation.Version, row.BookedAt, row.ReservationId,
                contact.Name, contact.Kana, contact.Phone, contact.Email, contact.Language, contact.Note);
        }

        /// <summary>Only so much that two people can be told apart, until somebody opens the reservation, which is recorded (P1).</summary>
        public Item Masked() => this with
        {
            ReservationId = Last(ReservationId), Name = MaskedText.Name(Name), Kana = MaskedText.Name(Kana), Phone = Last(Phone), Email = null, Note = null,
        };

        private static string? Last(string? digits) => digits is null ? null : MaskedText.LastFour(digits);

        /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
        public override string ToString() => nameof(Item);
    }
}
