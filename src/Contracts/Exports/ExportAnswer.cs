namespace OrleansBooking.Contracts.Exports;

/// <summary>One list that was taken out.</summary>
/// <param name="Kind"><c>reservations</c>, <c>deadline-list</c>, <c>deadline-changes</c>, <c>day-sheet</c>, <c>call-list</c>, <c>issued-ids</c></param>
/// <param name="Reason">Absent: a program asked and gave none</param>
/// <param name="Rows">Absent: it did not come to its end</param>
public sealed record ExportAnswer(DateTimeOffset At, string Actor, string Kind, string? Reason, string Filter, long? Rows);
