using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Applicants;

/// <summary>A reservation ID to be looked up, taken back or replaced; in the body, never in an address (P1).</summary>
/// <param name="ReservationId">In any writing</param>
/// <param name="Birthday">MMDD or a date, for a reissue</param>
/// <param name="Reason">At most 200 characters, without personal data; not for a look-up</param>
public sealed record IdRequest([property: Required] string? ReservationId, string? Birthday, string? Reason)
{
    /// <summary>Shows nothing: records print their members (P1).</summary>
    public override string ToString() => nameof(IdRequest);
}
