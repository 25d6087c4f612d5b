namespace OrleansBooking.Contracts.Exports;

/// <summary>One list that was taken out: who, when, why, which, how much.</summary>
/// <param name="Rows">Null: it did not come to its end.</param>
[GenerateSerializer, Immutable, Alias("ExportEntry")]
public sealed record ExportEntry(DateTimeOffset At, string Actor, string Kind, string? Reason, string Filter, long? Rows);
