namespace OrleansBooking.Contracts.Days;

/// <summary>Whether the ledger's counters and guards fit its rows.</summary>
/// <param name="Consistent">True if every check found nothing</param>
public sealed record IntegrityAnswer(bool Consistent, DateTimeOffset AsOf, IReadOnlyList<IntegrityAnswer.Check> Checks)
{
    /// <summary>One check.</summary>
    /// <param name="Name"><c>slot-counts</c>, <c>share-counts</c>, <c>capacity</c>, <c>one-live</c>, <c>live-index</c>, <c>events</c>, <c>schedule</c></param>
    /// <param name="Wrong">How many rows are wrong</param>
    public sealed record Check(string Name, long Wrong);
}
