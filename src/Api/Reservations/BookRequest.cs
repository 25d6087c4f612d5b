using System.ComponentModel.DataAnnotations;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Api.Reservations;

/// <summary>A booking for an applicant.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
/// <param name="ReservationId">The ID of the notice letter, in any width, with or without spaces;
/// a renewal may go without, then name, kana and phone are required</param>
/// <param name="Birthday">Month and day of the card's owner, <c>0412</c></param>
/// <param name="Language">BCP 47 tag of the language for mails</param>
/// <param name="Note">A remark for the venue, at most 400 characters</param>
/// <param name="HoldId">A hold that this booking uses up</param>
/// <param name="CallId">The call in which it happens; that of the hold if left out. The reservation comes to its record</param>
/// <param name="Override">True: over the capacity or outside the window, by who may do that; the reason is required and recorded</param>
/// <param name="Reason">Of the override, at most 200 characters, without personal data: it stays in the history</param>
public sealed record BookRequest(
    [property: Required] string? VenueId, [property: Required] string? Date, [property: Required] string? Time,
    [property: Required] string? Procedure, string? ReservationId, [property: Required] string? Birthday,
    string? Name, string? Kana, string? Phone, string? Email, string? Language, string? Note, string? HoldId, bool? Override = null, string? Reason = null,
    string? CallId = null)
{
    /// <summary>The contact fields as typed.</summary>
    internal Contact TypedContact => new(Name, Kana, Phone, Email, Language, Note);

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(BookRequest);
}
