using System.Diagnostics;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Traces of the ledger. A commit belongs to many requests, so its trace is one of its own that links to theirs.</summary>
/// <remarks>Nothing is made while nobody listens. Kinds and counts are in them, never who or which slot.</remarks>
public static class LedgerTraces
{
    public const string SourceName = "OrleansBooking.Ledger";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly string[] Names = [.. Enum.GetValues<LedgerKind>().Select(kind => "ledger " + LedgerWords.Kind(kind))];

    /// <summary>A command from the queue to its outcome, as a part of the request that runs now.</summary>
    public static Activity? Command(LedgerKind kind) => Source.HasListeners() ? Source.StartActivity(Names[(int)kind]) : null;

    /// <summary>One try to commit a batch, linked to the commands in it.</summary>
    public static Activity? Commit(IReadOnlyList<PendingCommand> batch)
    {
        if (!Source.HasListeners()) return null;
        var links = batch.Where(pending => pending.Trace is not null).Select(pending => new ActivityLink(pending.Trace!.Context));
        return Source.StartActivity(ActivityKind.Internal, parentContext: default, [new("booking.commands", batch.Count)], links, name: "ledger commit");
    }
}
