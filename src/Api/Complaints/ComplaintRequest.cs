using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Complaints;

/// <summary>A complaint.</summary>
/// <param name="What">What was said, at most 4,000 characters; stored sealed</param>
/// <param name="CallId">The call in which it came</param>
/// <param name="Reservation">Number of the reservation that it is about</param>
/// <param name="Owner">Who sees to it; who files it if absent</param>
/// <param name="Due">By when it is answered, <c>2026-12-06</c>; in three days if absent</param>
public sealed record ComplaintRequest([property: Required] string? What, string? CallId, string? Reservation, string? Owner, string? Due)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ComplaintRequest);
}
