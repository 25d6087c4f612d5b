using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Fixtures;

/// <summary>The PostgreSQL server of the tests. Databases are copies of a template that is migrated once for each set of scripts.</summary>
public sealed class TestServer
{
    private const string Variable = "BOOKING_TEST_POSTGRES";
    private const long TemplateLock = 0x74656D706C617465;

    private readonly NpgsqlConnectionStringBuilder _superuser;

    private TestServer(string superuser) => _superuser = new(superuser);

    /// <summary>Another server, such as one that a test stops and starts.</summary>
    public static TestServer At(string superuser) => new(superuser);

    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static TestServer FromEnvironment() =>
        new(Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException(
                $"{Variable} is not set, so there is no PostgreSQL to test against. Run ./booking test, which starts one."));

    /// <summary>Connection strings to a database of this server, by role.</summary>
    public BookingConnections ConnectionsTo(string database)
    {
        string As(string user) =>
            new NpgsqlConnectionStringBuilder(_superuser.ConnectionString) { Database = database, Username = user }.ConnectionString;

        return new(As(_superuser.Username!), As("booking_silo"), As("booking_identity"));
    }

    /// <summary>Creates a migrated database.</summary>
    public async Task CreateDatabase(string name)
    {
        var template = await EnsureTemplate();
        await using var server = await Open();
        await Execute(server, $"create database {name} template {template}");
    }

    /// <summary>Creates a database in which nothing is migrated yet.</summary>
    public async Task CreateEmptyDatabase(string name)
    {
        await EnsureTemplate();
        await using var server = await Open();
        await Execute(server, $"create database {name} template template0");
    }

    /// <summary>Copies a database that nobody is connected to.</summary>
    public async Task CopyDatabase(string from, string to)
    {
        await using var server = await Open();
        await Execute(server, $"create database {to} template {from}");
    }

    /// <summary>Drops a database, whoever may still be connected to it.</summary>
    public async Task DropDatabase(string name)
    {
        await using var server = await Open();
        await Execute(server, $"drop database if exists {name} with (force)");
    }

    /// <summary>Shuts everybody out of a database and ends their sessions, or lets them in again.</summary>
    public async Task SetReachable(string name, bool reachable)
    {
        await using var server = await Open();
        await Execute(server, $"alter database {name} allow_connections {reachable}");
        if (!reachable)
        {
            await Execute(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        }
    }

    private async Task<string> EnsureTemplate()
    {
        var template = $"booking_template_{ScriptsHash()}";
        await using var server = await Open();
        await Execute(server, $"select pg_advisory_lock({TemplateLock})");
        if (!await Exists(server, "pg_database", "datname", template))
        {
            // The template gets its name only when it is complete.
            var draft = $"draft_{Guid.NewGuid():N}";
            await EnsureRole(server, "booking_silo");
            await EnsureRole(server, "booking_identity");
            await Execute(server, $"create database {draft} template template0");
            await Migrations.Apply(ConnectionsTo(draft).Owner);
            await Execute(server, $"alter database {draft} rename to {template}");
        }

        return template;
    }

    private async Task EnsureRole(NpgsqlConnection server, string role)
    {
        if (!await Exists(server, "pg_roles", "rolname", role))
        {
            await Execute(server, $"create role {role} login password '{_superuser.Password}'");
        }
    }

    private static async Task<bool> Exists(NpgsqlConnection server, string table, string column, string name)
    {
        await using var query = new NpgsqlCommand($"select exists (select from {table} where {column} = $1)", server);
        query.Parameters.AddWithValue(name);
        return await query.ExecuteScalarAsync() is true;
    }

    private async Task<NpgsqlConnection> Open()
    {
        // Unpooled, so that the advisory lock ends with the connection.
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_superuser.ConnectionString) { Database = "postgres", Pooling = false, CommandTimeout = 120 }
                .ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string ScriptsHash()
    {
        var text = string.Concat(MigrationScripts.All.Select(script => script.Name + script.Contents));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
