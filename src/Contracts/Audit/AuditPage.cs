namespace OrleansBooking.Contracts.Audit;

/// <summary>Some lines of the trail, the newest first.</summary>
/// <param name="Next">For <c>before=</c>; null: there are no older ones.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Items, long? Next);
