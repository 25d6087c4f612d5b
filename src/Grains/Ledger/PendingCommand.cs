using System.Diagnostics;

namespace OrleansBooking.Grains.Ledger;

/// <summary>A command that waits for its batch.</summary>
public sealed class PendingCommand(LedgerCommand command)
{
    private readonly TaskCompletionSource<LedgerOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerCommand Command { get; } = command;

    /// <summary>What the commit's trace links to; null while nobody listens.</summary>
    public Activity? Trace { get; init; }

    public Task<LedgerOutcome> Answer => _answer.Task;

    public void Complete(LedgerOutcome outcome) => _answer.TrySetResult(outcome);

    public void Fail(LedgerFault fault) => _answer.TrySetException(fault);
}
