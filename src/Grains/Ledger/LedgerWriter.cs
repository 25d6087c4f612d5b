using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Ledger;

/// <summary>The loop: takes what has gathered while the last commit ran, and commits it as one batch.</summary>
public sealed partial class LedgerWriter(
    LedgerQueue queue, LedgerConnection connection, IFence fence, ISiloEnd end, NoticeSignal notices, LedgerMetrics figures, TimeProvider time, ILogger<LedgerWriter> log) : BackgroundService
{
    private const int BatchLimit = 512;
    private const string FencedState = "OB001";
    private const int MostRaces = 5;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);
    private readonly List<PendingCommand> _again = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Complete();
        if (ExecuteTask is not null) await ExecuteTask.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_again.Count > 0 || await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<PendingCommand>(_again);
            _again.Clear();
            while (batch.Count < BatchLimit && queue.Reader.TryRead(out var pending)) batch.Add(pending);
            if (batch.Count > 0) await Store(batch, stoppingToken);
        }

        await connection.DisposeAsync();
    }

    /// <summary>Stores a batch; sends it again, with the same ids, until its outcome is known.</summary>
    private async Task Store(List<PendingCommand> batch, CancellationToken stop)
    {
        var sent = false;
        var races = 0;
        while (true)
        {
            try
            {
                await connection.Open(stop);
                sent = true;
                using var trace = LedgerTraces.Commit(batch);
                var since = Stopwatch.GetTimestamp();
                var outcomes = await connection.Run([.. batch.Select(pending => pending.Command)], fence.Row);
                figures.Committed(batch.Count, since);
                queue.Open();
                for (var i = 0; i < batch.Count; i++)
                {
                    if (outcomes[i] is { } outcome) batch[i].Complete(outcome);
                    else _again.Add(batch[i]);
                }

                notices.Give();
                return;
            }
            catch (PostgresException e) when (e.SqlState == FencedState)
            {
                var fault = new LedgerFault("The silo was evicted from the cluster; nothing was stored.");
                foreach (var pending in batch) pending.Fail(fault);
                queue.Close();
                LogFenced(log);
                end.Evicted();
                return;
            }
            catch (PostgresException e) when (!IsOutage(e))
            {
                if (IsRace(e) && ++races <= MostRaces) continue;
                await Divide(batch, e, stop);
                return;
            }
            catch (LedgerFault fault)
            {
                // The statement said what this release does not know: repeating would not help.
                foreach (var pending in batch) pending.Fail(fault);
                return;
            }
            catch (Exception e) when (e is not (NpgsqlException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException))
            {
                // No outage but a command that cannot be written: sent again and again it would halt the ledger.
                await connection.Drop();
                await Divide(batch, e, stop);
                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                await connection.Drop();
                queue.Close();
                LogAway(log, batch.Count, e.GetType().Name);
                if (!sent)
                {
                    // Never sent: nothing of it is stored, and nobody needs to wait.
                    foreach (var pending in batch) pending.Complete(LedgerOutcome.Refused(Contracts.Refusals.Refusal.Busy(TimeSpan.FromSeconds(3))));
                    batch.Clear();
                    await Reconnect(stop);
                    return;
                }

                await Task.Delay(RetryAfter, time, stop);
            }
        }
    }

    /// <summary>An error that is no outcome of one command: halves, then one by one, so that one cannot take the others down.</summary>
    private async Task Divide(List<PendingCommand> batch, Exception error, CancellationToken stop)
    {
        if (batch.Count == 1)
        {
            if (error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "reservation_pkey" })
            {
                batch[0].Complete(LedgerOutcome.Stored with { NumberTaken = true });
                return;
            }

            // The code and no text: a message may quote what was typed.
            var (state, constraint) = error is PostgresException refused ? (refused.SqlState, refused.ConstraintName ?? "") : (error.GetType().Name, "");
            LogRefused(log, state, constraint);
            // It answers: an outage before this is over, and a closed queue would bring no command that could open it.
            queue.Open();
            batch[0].Fail(new LedgerFault($"PostgreSQL refused a {batch[0].Command.Kind} with {state} {constraint}."));
            return;
        }

        await Store(batch[..(batch.Count / 2)], stop);
        await Store(batch[(batch.Count / 2)..], stop);
    }

    private async Task Reconnect(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await connection.Open(stop);
                queue.Open();
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException && !stop.IsCancellationRequested)
            {
                await connection.Drop();
                await Task.Delay(RetryAfter, time, stop);
            }
        }
    }

    /// <summary>Another silo was at the same rows, or at the same operation, which the next try finds recorded.</summary>
    private static bool IsRace(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "reservation_event_pkey" };

    /// <summary>The server stops, starts or broke the connection: the outcome is unknown.</summary>
    private static bool IsOutage(PostgresException e) =>
        e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState.StartsWith("08", StringComparison.Ordinal)
        || e.SqlState.StartsWith("53", StringComparison.Ordinal) || e.SqlState.StartsWith("58", StringComparison.Ordinal)
        || e.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction
        // The database takes no connections for now.
        || e.SqlState is PostgresErrorCodes.ObjectNotInPrerequisiteState;

    [LoggerMessage(Level = LogLevel.Critical, Message = "This silo was evicted from the cluster; its late write was refused and the process ends")]
    private static partial void LogFenced(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL is away with a batch of {Count}: {Fault}")]
    private static partial void LogAway(ILogger logger, int count, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL refused a command: {State} {Constraint}")]
    private static partial void LogRefused(ILogger logger, string state, string constraint);
}
