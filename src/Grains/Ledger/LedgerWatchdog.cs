using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Looks after a batch that takes long, on a second connection: a backend that waits for its replica is waited for, one that is gone is given up.</summary>
public sealed partial class LedgerWatchdog(BookingDatabase database, LedgerQueue queue, TimeProvider time, ILogger<LedgerWatchdog> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ILogger _log = log;
    private readonly LedgerQueue _queue = queue;

    /// <summary>Begins to watch; dispose when the batch has answered.</summary>
    /// <param name="gone">Cancelled when the backend is gone and its answer will never come.</param>
    public IAsyncDisposable Watch(int backend, CancellationTokenSource gone) => new Watching(this, time, backend, gone);

    /// <returns>False if there is no such backend any more.</returns>
    private async Task<bool> Look(int backend, Action onReplica)
    {
        await using var command = database.Reads.CreateCommand("select wait_event from pg_stat_activity where pid = $1");
        command.CommandTimeout = 5;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = backend });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return false;
        if (await reader.IsDBNullAsync(0) || reader.GetString(0) != "SyncRep") return true;

        // Committed here, not yet on the replica: new bookings are refused until it answers.
        onReplica();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch waits for the replica; reception is paused")]
    private static partial void LogReplica(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Backend {Backend} is gone with its batch; the batch is sent again")]
    private static partial void LogGone(ILogger logger, int backend);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch takes long, and PostgreSQL does not say why: {Fault}")]
    private static partial void LogUnknown(ILogger logger, string fault);

    private sealed class Watching : IAsyncDisposable
    {
        private readonly LedgerWatchdog _dog;
        private readonly int _backend;
        private readonly CancellationTokenSource _gone;
        private readonly ITimer _timer;
        private readonly Lock _lock = new();
        private bool _ended;
        private int _looking;

        public Watching(LedgerWatchdog dog, TimeProvider time, int backend, CancellationTokenSource gone)
        {
            (_dog, _backend, _gone) = (dog, backend, gone);
            _timer = time.CreateTimer(_ => _ = LookOnce(), null, Patience, Patience);
        }

        // After the answer nothing closes the queue any more: nobody would open it again.
        public async ValueTask DisposeAsync()
        {
            lock (_lock) _ended = true;
            await _timer.DisposeAsync();
        }

        private void CloseUnlessEnded()
        {
            lock (_lock)
            {
                if (_ended) return;
                _dog._queue.Close();
            }

            LogReplica(_dog._log);
        }

        private async Task LookOnce()
        {
            if (Interlocked.Exchange(ref _looking, 1) == 1) return;
            try
            {
                if (!await _dog.Look(_backend, CloseUnlessEnded))
                {
                    LogGone(_dog._log, _backend);
                    await _gone.CancelAsync();
                }
            }
            catch (Exception e)
            {
                LogUnknown(_dog._log, e.GetType().Name);
            }
            finally
            {
                Volatile.Write(ref _looking, 0);
            }
        }
    }
}
