namespace OrleansBooking.Contracts.Reception;

/// <summary>Counts people who came without an appointment.</summary>
/// <param name="People">How many more; negative takes a slip back, never below nobody.</param>
[GenerateSerializer, Immutable, Alias("CountWalkIns")]
public sealed record CountWalkIns(Guid OperationId, string Ticket, string Venue, DateOnly Date, int People);
