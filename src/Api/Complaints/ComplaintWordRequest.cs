using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Complaints;

/// <summary>A word to be added to a complaint.</summary>
/// <param name="Text">At most 1,000 characters; stored sealed</param>
public sealed record ComplaintWordRequest([property: Required] string? Text)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ComplaintWordRequest);
}
