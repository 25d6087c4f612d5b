using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Reservations;

/// <summary>Another slot for a reservation.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
/// <param name="Reason">At most 200 characters, without personal data: it stays in the history</param>
/// <param name="HoldId">A hold of a call that this move uses up</param>
/// <param name="CallId">The call in which it happens; that of the hold if left out</param>
/// <param name="Override">True: over the capacity or outside the window, by who may do that; the reason is required then</param>
public sealed record MoveRequest(
    [property: Required] string? VenueId, [property: Required] string? Date, [property: Required] string? Time, string? Reason,
    bool? Override = null, string? HoldId = null, string? CallId = null);
