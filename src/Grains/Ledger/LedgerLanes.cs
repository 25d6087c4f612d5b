using System.Collections.Immutable;

namespace OrleansBooking.Grains.Ledger;

/// <summary>The ledger's front: two lanes, so that while one batch waits for its commit the next is stored. A slot has one lane, which keeps the order of its commands.</summary>
/// <remarks>Batches of two lanes meet in PostgreSQL as those of two silos do: they lock slots and people in one order.</remarks>
public sealed class LedgerLanes(CommandMetrics figures) : ILedger
{
    /// <summary>A third gains nothing on two cores (docs/performance.md).</summary>
    public const int Count = 2;

    public ImmutableArray<LedgerLane> All { get; } = [.. Enumerable.Range(0, Count).Select(_ => new LedgerLane(figures))];

    /// <summary>How many commands wait.</summary>
    public int Length => All.Sum(lane => lane.Length);

    /// <summary>True while one of the lanes refuses commands with Busy.</summary>
    public bool IsClosed => All.Any(lane => lane.IsClosed);

    public ValueTask<LedgerOutcome> Append(LedgerCommand command) => LaneOf(command).Append(command);

    // What has neither slot nor number is a hold that ends: any lane may end it.
    private LedgerLane LaneOf(LedgerCommand command) => All[(int)((ulong)(command.Slot ?? command.Number ?? 0) % Count)];
}
