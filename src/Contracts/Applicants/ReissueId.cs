namespace OrleansBooking.Contracts.Applicants;

/// <summary>Replaces a reservation ID after a lost notice.</summary>
/// <param name="OperationId">The same again hears the same ID.</param>
/// <param name="Ticket">A staff ticket.</param>
/// <param name="ReservationId">The lost one, from the city's records, as typed.</param>
/// <param name="Birthday">Of the card's owner, as typed: the new ID is bound to it.</param>
[GenerateSerializer, Immutable, Alias("ReissueId")]
public sealed record ReissueId(Guid OperationId, string Ticket, string? ReservationId, string? Birthday, string Reason)
{
    /// <summary>Shows nothing: records print their members (P1).</summary>
    public override string ToString() => nameof(ReissueId);
}
