namespace OrleansBooking.Contracts.Applicants;

/// <summary>Takes a reservation ID back.</summary>
/// <param name="Ticket">A staff ticket.</param>
/// <param name="ReservationId">As typed.</param>
[GenerateSerializer, Immutable, Alias("RevokeId")]
public sealed record RevokeId(string Ticket, string? ReservationId, string Reason)
{
    /// <summary>Shows nothing: records print their members (P1).</summary>
    public override string ToString() => nameof(RevokeId);
}
