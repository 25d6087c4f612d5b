using System.Threading.Channels;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Ledger;

/// <summary>The ledger's front: bounded, and closed while PostgreSQL cannot commit, so that nobody waits for what cannot come.</summary>
public sealed class LedgerQueue(CommandMetrics figures) : ILedger
{
    /// <summary>Some tenths of a second of work; who comes later hears "busy".</summary>
    public const int Capacity = 4096;

    private static readonly LedgerOutcome Busy = LedgerOutcome.Refused(Refusal.Busy(TimeSpan.FromSeconds(3)));

    private readonly Channel<PendingCommand> _channel = Channel.CreateBounded<PendingCommand>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _closed;

    /// <summary>True while commands are refused with Busy.</summary>
    public bool IsClosed => _closed;

    /// <summary>How many commands wait.</summary>
    public int Length => _channel.Reader.Count;

    public ChannelReader<PendingCommand> Reader => _channel.Reader;

    public async ValueTask<LedgerOutcome> Append(LedgerCommand command)
    {
        using var trace = LedgerTraces.Command(command.Kind);
        var pending = new PendingCommand(command) { Trace = trace };
        try
        {
            var outcome = _closed || !_channel.Writer.TryWrite(pending) ? Busy : await pending.Answer;
            figures.Answered(command, outcome);
            return outcome;
        }
        catch (LedgerFault)
        {
            figures.Failed(command);
            throw;
        }
    }

    /// <summary>PostgreSQL is away or waits for its replica. What was never sent is refused: nothing of it is stored.</summary>
    public void Close()
    {
        _closed = true;
        while (_channel.Reader.TryRead(out var pending)) pending.Complete(Busy);
    }

    public void Open() => _closed = false;

    /// <summary>No more commands; those in the queue are still stored.</summary>
    public void Complete() => _channel.Writer.TryComplete();
}
