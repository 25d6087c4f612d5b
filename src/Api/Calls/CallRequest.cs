namespace OrleansBooking.Api.Calls;

/// <summary>A call begins.</summary>
/// <param name="Language">BCP 47 tag of the language spoken; Japanese if absent</param>
/// <param name="From">The caller's telephone number</param>
public sealed record CallRequest(string? Language, string? From)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(CallRequest);
}
