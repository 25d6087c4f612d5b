using System.Collections.Immutable;
using OrleansBooking.Contracts.Exports;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>A log of exports that the test reads.</summary>
public sealed class ScriptedExports : IExportLog
{
    public List<(ExportStart Start, long? Rows)> Noted { get; } = [];

    public bool Allows { get; set; } = true;

    public ValueTask<bool> Begin(ExportStart export)
    {
        if (Allows) Noted.Add((export, null));
        return new(Allows);
    }

    public ValueTask<bool> End(Guid id, string ticket, long rows)
    {
        var at = Noted.FindIndex(one => one.Start.Id == id);
        Noted[at] = (Noted[at].Start, rows);
        return new(true);
    }

    public ValueTask<ImmutableArray<ExportEntry>?> List(string ticket, DateOnly from, DateOnly to) => new(ImmutableArray<ExportEntry>.Empty);
}
