namespace OrleansBooking.Contracts.Reception;

/// <summary>Says what became of a reservation. Its seat stays counted whatever that is; only a cancellation frees it.</summary>
/// <param name="OperationId">From the edge; the same id and content gives the same answer (design rule 4).</param>
/// <param name="Ticket">A staff ticket with the right to receive.</param>
/// <param name="ExpectedVersion">The version that the caller saw; null means whatever is current.</param>
/// <param name="Reason">Required for <see cref="ReceptionMark.NotHandedOver"/>; without personal data, it stays in the history.</param>
[GenerateSerializer, Immutable, Alias("ReceiveReservation")]
public sealed record ReceiveReservation(
    Guid OperationId, string Ticket, long Number, int? ExpectedVersion, ReceptionMark Mark, string? Reason);
