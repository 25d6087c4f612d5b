namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>A frozen list, as the API answers it; the same bytes for ever.</summary>
public sealed record DeadlineListAnswer(
    string VenueId, string Date, DateTimeOffset DeadlineAt, DateTimeOffset FrozenAt, IReadOnlyList<DeadlineListAnswer.Entry> People)
{
    /// <summary>One line.</summary>
    /// <param name="Number">Twelve digits</param>
    /// <param name="ReservationId">The ID of the notice letter, by which the card is pulled; absent for a renewal without one</param>
    public sealed record Entry(string Time, int Minutes, string Number, string Procedure, string? ReservationId, string? Name, string? Kana)
    {
        /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
        public override string ToString() => nameof(Entry);
    }
}
