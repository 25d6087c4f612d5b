namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>One line of a frozen list: what the city needs to pull the card and to know who comes, and no more (P2).</summary>
/// <param name="ReservationId">The notice letter's ID; null for a renewal without one.</param>
[GenerateSerializer, Immutable, Alias("ListedPerson")]
public sealed record ListedPerson(
    long Number, int Version, TimeOnly Time, int Minutes, string Procedure, string? ReservationId, string? Name, string? Kana)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ListedPerson);
}
