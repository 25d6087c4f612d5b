using Npgsql;
using OrleansBooking.Silo.Storage;
using Xunit;

namespace OrleansBooking.Fixtures;

/// <summary>A fresh, migrated database on a real server, dropped at the end. Use it as a class or collection fixture.</summary>
/// <remarks>The server is the one of <c>BOOKING_TEST_POSTGRES</c> (a superuser's connection string), which <c>./booking test</c> starts.</remarks>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private TestServer? _server;
    private NpgsqlDataSource? _owner;

    /// <summary>The three roles' connection strings; the silo's and the identity's rights are those of production.</summary>
    public BookingConnections Connections { get; private set; } = new("", "", "");

    /// <summary>The owner's pool: arrange and look anywhere.</summary>
    public NpgsqlDataSource Owner => _owner ?? throw new InvalidOperationException("The fixture is not initialised.");

    public async Task InitializeAsync()
    {
        _server = TestServer.FromEnvironment();
        await _server.CreateDatabase(_name);
        Connections = _server.ConnectionsTo(_name);
        _owner = NpgsqlDataSource.Create(Connections.Owner);
    }

    public async Task DisposeAsync()
    {
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DropDatabase(_name);
        }
    }

    /// <summary>Makes the database unreachable for everybody, as if PostgreSQL were away, until <see cref="Unlock"/>.</summary>
    public Task Lock() => _server!.SetReachable(_name, reachable: false);

    /// <summary>Lets everybody in again.</summary>
    public async Task Unlock()
    {
        await _server!.SetReachable(_name, reachable: true);
        // The test's own idle connections were ended too.
        Owner.Clear();
    }

    /// <summary>Runs statements as the owner.</summary>
    public async Task Execute(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The single value that a query gives, or default if there is none.</summary>
    public async Task<T?> Scalar<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}
