namespace OrleansBooking.Contracts.Applicants;

/// <summary>A line that was not taken; the line's content is never repeated.</summary>
/// <param name="Line">Line number in the file, the header is line 1.</param>
/// <param name="Reason">A code: missing-id, malformed-id, malformed-birthday, unknown-procedure, malformed-date, too-long, wrong-columns, conflicting.</param>
[GenerateSerializer, Immutable, Alias("RejectedLine")]
public sealed record RejectedLine(long Line, string Reason);
