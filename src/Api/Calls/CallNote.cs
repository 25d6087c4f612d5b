namespace OrleansBooking.Api.Calls;

/// <summary>What was noted in a call so far.</summary>
/// <param name="Note">At most 1,000 characters, without personal data: the answer warns of what looks like it</param>
public sealed record CallNote(string? Note)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(CallNote);
}
