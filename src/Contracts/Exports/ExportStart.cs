namespace OrleansBooking.Contracts.Exports;

/// <summary>Somebody takes a list with personal data out of the system (P7).</summary>
/// <param name="Id">From the edge.</param>
/// <param name="Kind">reservations, deadline-list, deadline-changes, day-sheet, call-list, issued-ids.</param>
/// <param name="Reason">In the reader's words; null: a program asked and gave none.</param>
/// <param name="Filter">What was asked for, without personal data.</param>
[GenerateSerializer, Immutable, Alias("ExportStart")]
public sealed record ExportStart(Guid Id, string Ticket, string Kind, string? Reason, string Filter);
