using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansBooking.Grains.Slots;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Ledger;

/// <summary>The writer's one connection and prepared statement; runs a batch and tells the active slots.</summary>
public sealed partial class LedgerConnection(BookingDatabase database, LedgerWatchdog watchdog, ActiveSlots active, TimeProvider time, ILogger<LedgerConnection> log)
    : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;
    private int? _unanswered;

    /// <summary>Connects unless connected; ends the backend of a batch whose answer never came, so that it cannot be stored behind a later decision. A failure here means that nothing was sent.</summary>
    public async Task Open(CancellationToken stop)
    {
        // An idle connection breaks too when PostgreSQL restarts.
        if (_connection?.FullState == ConnectionState.Open) return;
        await Drop();
        var connection = _connection = await database.Ledger.OpenConnectionAsync(stop);
        if (_unanswered is { } backend) await LedgerWatchdog.End(backend, connection, stop);
        _unanswered = null;
        _command = new NpgsqlCommand(LedgerStatement.Text, _connection);
        LogOpened(log, _connection.ProcessID);
    }

    /// <summary>One commit for all commands.</summary>
    /// <returns>An outcome for each; null: decide it again in the next batch.</returns>
    /// <exception cref="NpgsqlException">The outcome is unknown, or the whole batch was refused.</exception>
    public async Task<LedgerOutcome?[]> Run(IReadOnlyList<LedgerCommand> batch, FenceRow? fence)
    {
        var command = _command ?? throw new InvalidOperationException("Not connected.");
        LedgerStatement.Fill(command.Parameters, fence, time.GetUtcNow(), batch);
        _unanswered = _connection!.ProcessID;
        using var gone = new CancellationTokenSource();
        await using var watch = watchdog.Watch(_connection!.ProcessID, gone);
        await using var reader = await command.ExecuteReaderAsync(gone.Token);
        await reader.ReadAsync(gone.Token);

        var outcomes = new LedgerOutcome?[batch.Count];
        if (reader.IsDBNull(0))
        {
            Array.Fill(outcomes, LedgerOutcome.Stored);
        }
        else
        {
            var codes = reader.GetFieldValue<string?[]>(0);
            var details = reader.GetFieldValue<string?[]>(1);
            for (var i = 0; i < codes.Length; i++) outcomes[i] = codes[i] == LedgerWords.Again ? null : LedgerWords.Outcome(codes[i], details[i]);
        }

        _unanswered = null;
        Tell(reader, batch, outcomes);
        return outcomes;
    }

    /// <summary>Forgets a broken connection.</summary>
    public async ValueTask Drop()
    {
        if (_command is not null) await _command.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_command, _connection) = (null, null);
    }

    public ValueTask DisposeAsync() => Drop();

    // Before anybody hears an answer: a grain that continues finds the count that includes its seat, and takes the seat out of its pending ones.
    private void Tell(NpgsqlDataReader reader, IReadOnlyList<LedgerCommand> batch, LedgerOutcome?[] outcomes)
    {
        if (reader.IsDBNull(2)) return;
        var slots = reader.GetFieldValue<long[]>(2);
        var versions = reader.GetFieldValue<long[]>(3);
        var booked = reader.GetFieldValue<int[]>(4);
        var settled = batch
            .Zip(outcomes)
            .Where(pair => pair.First.Slot is not null && pair.Second is not null)
            .ToLookup(pair => pair.First.Slot!.Value, pair => new Settled(pair.First.Operation, pair.Second!.Refusal is null));
        for (var i = 0; i < slots.Length; i++) active.Find(slots[i])?.Post(versions[i], booked[i], settled[slots[i]]);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The ledger writes on backend {Backend}")]
    private static partial void LogOpened(ILogger logger, int backend);
}
