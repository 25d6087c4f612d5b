namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>One thing that happened after the list was frozen.</summary>
/// <param name="Kind"><c>added</c>, <c>moved-in</c> (from another day or venue), <c>moved</c> (to another time of this day), <c>moved-away</c>, <c>cancelled</c>, or <c>corrected</c>: another name or kana.</param>
/// <param name="TimeBefore">Null for who was not on this day.</param>
/// <param name="TimeAfter">Null for who is not on this day any more.</param>
[GenerateSerializer, Immutable, Alias("ListChange")]
public sealed record ListChange(
    string Kind, DateTimeOffset At, long Number, int Version, TimeOnly? TimeBefore, TimeOnly? TimeAfter, string Procedure,
    string? ReservationId, string? Name, string? Kana)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ListChange);
}
