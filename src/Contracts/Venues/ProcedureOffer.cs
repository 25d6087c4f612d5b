namespace OrleansBooking.Contracts.Venues;

/// <summary>A procedure that a session offers.</summary>
/// <param name="Capacity">At most so many of the slot's seats for this procedure; null: no limit of its own.</param>
[GenerateSerializer, Immutable, Alias("ProcedureOffer")]
public sealed record ProcedureOffer(string Procedure, int? Capacity);
