using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Days;

/// <summary>Whether the ledger's counters and guards fit its rows.</summary>
[GenerateSerializer, Immutable, Alias("Integrity")]
public sealed record Integrity(DateTimeOffset AsOf, ImmutableArray<IntegrityCheck> Checks)
{
    public bool IsSound => Checks.All(check => check.Wrong == 0);
}
