namespace OrleansBooking.Contracts.LostNotices;

/// <summary>What a caller without the notice letter says; all of it must fit one applicant's reservation.</summary>
/// <param name="Id">From the edge; also the operation id.</param>
/// <param name="Kana">The whole name.</param>
/// <param name="Date">Of the appointment, if there is one; null: not said.</param>
/// <param name="Reason">Why the caller has no letter.</param>
[GenerateSerializer, Immutable, Alias("MatchLostNotice")]
public sealed record MatchLostNotice(Guid Id, string Ticket, Guid CallId, string? Kana, string? Birthday, string? Phone, DateOnly? Date, string? Reason)
{
    /// <summary>Shows nothing of what was said.</summary>
    public override string ToString() => $"{nameof(MatchLostNotice)} {Id}";
}
