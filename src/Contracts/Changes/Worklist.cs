using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Changes;

/// <summary>People whose seats were taken away.</summary>
/// <param name="Open">Still without a seat, nearest first: the latest booked of each time that has more people than seats; those of the last days too whom nobody has
/// worked off.</param>
/// <param name="Done">Worked off, latest first, at most 200.</param>
[GenerateSerializer, Immutable, Alias("Worklist")]
public sealed record Worklist(ImmutableArray<WorklistEntry> Open, ImmutableArray<WorklistEntry> Done);
