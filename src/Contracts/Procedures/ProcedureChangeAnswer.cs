namespace OrleansBooking.Contracts.Procedures;

/// <summary>A revision of a procedure with who, when and why.</summary>
/// <param name="Procedure">As it was then</param>
public sealed record ProcedureChangeAnswer(long Revision, string Author, DateTimeOffset At, string? Reason, ProcedureSheet Procedure);
