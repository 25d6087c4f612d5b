using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Venues;

/// <summary>The sessions of one date; they replace the weekly pattern and any closure of that date (a holiday session, C4).</summary>
[GenerateSerializer, Immutable, Alias("DateRule")]
public sealed record DateRule(DateOnly Date, ImmutableArray<Session> Sessions);
