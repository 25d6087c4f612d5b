using System.ComponentModel.DataAnnotations;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Api.Reservations;

/// <summary>A booking for several people of one family at one slot.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
/// <param name="People">At most eight, each once</param>
/// <param name="HoldId">A hold of the call that this booking uses up</param>
/// <param name="CallId">The call in which it happens; that of the hold if left out. All of the reservations come to its record</param>
public sealed record FamilyRequest(
    [property: Required] string? VenueId, [property: Required] string? Date, [property: Required] string? Time, [property: Required] string? Procedure,
    [property: Required] IReadOnlyList<FamilyRequest.Relative>? People, string? HoldId, string? CallId = null)
{
    /// <summary>One of the family.</summary>
    /// <param name="ReservationId">The ID of the notice letter; a renewal may go without, then name, kana and phone are required</param>
    /// <param name="Birthday">Month and day, <c>0412</c></param>
    public sealed record Relative(
        string? ReservationId, [property: Required] string? Birthday, string? Name, string? Kana, string? Phone, string? Email, string? Language, string? Note)
    {
        /// <summary>The contact fields as typed.</summary>
        internal Contact TypedContact => new(Name, Kana, Phone, Email, Language, Note);

        /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
        public override string ToString() => nameof(Relative);
    }

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(FamilyRequest);
}
