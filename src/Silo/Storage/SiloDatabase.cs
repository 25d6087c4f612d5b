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
            await Migrations.Verify(Source);
            await OrleansContract.Verify(Source);
        }
        catch (NpgsqlException fault)
        {
            throw new StorageNotReadyException($"PostgreSQL cannot be worked with: {fault.Message}", fault);
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
