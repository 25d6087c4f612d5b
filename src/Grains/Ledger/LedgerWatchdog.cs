using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Looks after a batch that takes long, on a second connection: a backend that waits for its replica is waited for, one that is gone is given up,
/// and so is one that has nothing to do: its statement or its answer was lost on the way.</summary>
public sealed partial class LedgerWatchdog(BookingDatabase database, LedgerQueue queue, TimeProvider time, ILogger<LedgerWatchdog> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ILogger _log = log;
    private readonly LedgerQueue _queue = queue;

    /// <summary>Begins to watch; dispose when the batch has answered.</summary>
    /// <param name="gone">Cancelled when the backend is gone and its answer will never come.</param>
    public IAsyncDisposable Watch(int backend, CancellationTokenSource gone) => new Watching(this, time, backend, gone);

    /// <summary>Ends a backend whose answer never came, and returns when it cannot store anything any more: what it was sent may still be on the way to it.</summary>
    public static async Task End(int backend, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid = $1 and application_name = 'booking-ledger' and pid <> pg_backend_pid()", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = backend });
        if (await command.ExecuteScalarAsync(stop) is false) throw new TimeoutException("The backend of a lost batch does not end.");
    }

    /// <returns>What the backend does.</returns>
    private async Task<BackendState> Look(int backend)
    {
        await using var command = database.Watchdog.CreateCommand("select state, wait_event from pg_stat_activity where pid = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = backend });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return BackendState.Gone;
        if (!await reader.IsDBNullAsync(1) && reader.GetString(1) == "SyncRep") return BackendState.WaitsForReplica;
        return !await reader.IsDBNullAsync(0) && reader.GetString(0) == "idle" ? BackendState.Idle : BackendState.Works;
    }

    private enum BackendState
    {
        Works,
        WaitsForReplica,
        Idle,
        Gone,
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch waits for the replica; reception is paused")]
    private static partial void LogReplica(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Backend {Backend} is gone with its batch, or never got it; the batch is sent again")]
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
        private bool _wasIdle;

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

        /// <returns>False if the answer has come meanwhile.</returns>
        private bool CloseUnlessEnded()
        {
            lock (_lock)
            {
                if (_ended) return false;
                _dog._queue.Close();
                return true;
            }
        }

        private async Task LookOnce()
        {
            if (Interlocked.Exchange(ref _looking, 1) == 1) return;
            try
            {
                var state = await _dog.Look(_backend);
                // Committed here, not yet on the replica: new bookings are refused until it answers.
                if (state == BackendState.WaitsForReplica && CloseUnlessEnded()) LogReplica(_dog._log);
                // Idle once, the answer may just be arriving.
                if (state == BackendState.Gone || (state == BackendState.Idle && _wasIdle))
                {
                    LogGone(_dog._log, _backend);
                    await _gone.CancelAsync();
                }

                _wasIdle = state == BackendState.Idle;
            }
            catch (Exception e)
            {
                // Nobody can say when it will be stored: better "busy" at once than a wait without end.
                if (CloseUnlessEnded()) LogUnknown(_dog._log, e.GetType().Name);
            }
            finally
            {
                Volatile.Write(ref _looking, 0);
            }
        }
    }
}
