using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Demand;

/// <summary>Unmet demand: who looked at what is free and took nothing, as numbers alone; a stateless worker, any integer key.</summary>
[Alias("IDemandDesk")]
public interface IDemandDesk : IGrainWithIntegerKey
{
    /// <summary>Adds counts; the same batch again adds nothing.</summary>
    /// <param name="ticket">Of an inside node. Without one only looks on the web are taken: the public node says of itself what it likes.</param>
    [Alias("Add"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<bool> Add(Guid batch, ImmutableArray<DemandCount> counts, string? ticket);

    /// <summary>The figures of some days, both included; null: the ticket does not allow it.</summary>
    [Alias("Read"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<DemandFigures?> Read(string ticket, DateOnly from, DateOnly to);
}
