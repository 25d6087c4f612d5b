using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.LostNotices;

/// <summary>What a caller without the notice letter says.</summary>
/// <param name="Kana">The whole name</param>
/// <param name="Birthday">Month and day, <c>0412</c></param>
/// <param name="Date">Of the appointment, <c>2026-12-06</c>, if the caller knows it</param>
/// <param name="Reason">Why there is no letter, at most 200 characters; stored sealed</param>
public sealed record LostNoticeRequest(
    [property: Required] string? CallId, [property: Required] string? Kana, [property: Required] string? Birthday, [property: Required] string? Phone,
    string? Date,
    [property: Required] string? Reason)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(LostNoticeRequest);
}
