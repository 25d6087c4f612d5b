using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Exports;

/// <summary>The log of what was taken out; a stateless worker, any integer key.</summary>
[Alias("IExportLog")]
public interface IExportLog : IGrainWithIntegerKey
{
    /// <summary>Notes an export before its first row leaves.</summary>
    /// <returns>False: the ticket does not allow it, and nothing may leave.</returns>
    [Alias("Begin"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<bool> Begin(ExportStart export);

    /// <summary>It came to its end. Noting that twice is no error.</summary>
    [Alias("End"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<bool> End(Guid id, string ticket, long rows);

    /// <summary>Newest first, from a day on, up to a day, both included; null: the ticket does not allow it.</summary>
    [Alias("List"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<ExportEntry>?> List(string ticket, DateOnly from, DateOnly to);
}
