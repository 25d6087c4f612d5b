namespace OrleansBooking.Contracts.Procedures;

/// <summary>A revision of a procedure with who, when and why.</summary>
[GenerateSerializer, Immutable, Alias("ProcedureChange")]
public sealed record ProcedureChange(long Revision, string Author, DateTimeOffset At, string? Reason, ProcedureDefinition Definition);
