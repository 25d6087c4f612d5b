using Npgsql;

namespace OrleansBooking.Silo.Storage;

/// <summary>The silo role's pool of connections, for checks of the host; the ledger has its own.</summary>
public sealed class SiloDatabase(BookingConnections connections) : IAsyncDisposable
{
    /// <summary>A small pool: health checks and start-up, never a citizen's request.</summary>
    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connections.Silo) { MaxPoolSize = 4, Timeout = 3, CommandTimeout = 10 });

    /// <exception cref="StorageNotReadyException">The database is out of reach, behind this build, or altered.</exception>
    public async Task Verify()
    {
        try
        {
            // A start has more time than a check of the host: everything may be starting at once.
            await using var patient = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Silo) { MaxPoolSize = 1, Timeout = 15, CommandTimeout = 30 });
            await Migrations.Verify(patient);
            await OrleansContract.Verify(patient);
        }
        catch (NpgsqlException fault)
        {
            throw new StorageNotReadyException($"PostgreSQL cannot be worked with: {fault.Message}", fault);
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
