namespace OrleansBooking.Api.Complaints;

/// <summary>What became of a complaint; absent fields stay.</summary>
/// <param name="State"><c>in-progress</c>, <c>reported</c> (needs an answer) or <c>closed</c> (only after <c>reported</c>)</param>
/// <param name="Answer">What was done or answered, at most 4,000 characters; stored sealed</param>
/// <param name="Due"><c>2026-12-06</c></param>
public sealed record ComplaintWork(string? State, string? Answer, string? Owner, string? Due)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ComplaintWork);
}
