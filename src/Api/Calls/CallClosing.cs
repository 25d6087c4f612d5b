using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Calls;

/// <summary>What a call came to.</summary>
/// <param name="WrapUp"><c>booking</c>, <c>change</c>, <c>cancel</c>, <c>enquiry</c>, <c>referral</c>, <c>complaint</c>, <c>dropped</c>,
/// <c>wrong-number</c> or <c>other</c></param>
/// <param name="Reservations">Numbers of the reservations that it was about</param>
/// <param name="Note">At most 1,000 characters, without personal data: the answer warns of what looks like it</param>
public sealed record CallClosing([property: Required] string? WrapUp, IReadOnlyList<string>? Reservations, string? Note)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(CallClosing);
}
