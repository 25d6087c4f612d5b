namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>What changed since a list was frozen, oldest first.</summary>
public sealed record DeadlineChangesAnswer(
    string VenueId, string Date, DateTimeOffset FrozenAt, DateTimeOffset AsOf, IReadOnlyList<DeadlineChangesAnswer.Change> Changes)
{
    /// <summary>One change.</summary>
    /// <param name="Kind"><c>added</c>, <c>moved-in</c>, <c>moved</c>, <c>moved-away</c>, <c>cancelled</c>, <c>corrected</c> (name or kana)</param>
    /// <param name="TimeBefore">Absent for who was not on this day</param>
    /// <param name="Time">Absent for who is not on this day any more</param>
    public sealed record Change(
        string Kind, DateTimeOffset At, string Number, string? TimeBefore, string? Time, string Procedure, string? ReservationId, string? Name, string? Kana)
    {
        /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
        public override string ToString() => nameof(Change);
    }
}
