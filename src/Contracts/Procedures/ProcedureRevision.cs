namespace OrleansBooking.Contracts.Procedures;

/// <summary>A definition and its revision, which rises by one with every change.</summary>
[GenerateSerializer, Immutable, Alias("ProcedureRevision")]
public sealed record ProcedureRevision(ProcedureDefinition Definition, long Revision);
