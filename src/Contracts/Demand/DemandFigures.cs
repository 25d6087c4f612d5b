using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Demand;

/// <summary>Unmet demand of some days.</summary>
/// <param name="SettledUntil">Looks from this hour on are not in it: somebody may still take a seat.</param>
[GenerateSerializer, Immutable, Alias("DemandFigures")]
public sealed record DemandFigures(DateOnly From, DateOnly To, DateTimeOffset SettledUntil, ImmutableArray<DemandSum> Sums);
