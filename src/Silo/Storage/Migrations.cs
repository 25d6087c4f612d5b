using DbUp;
using Npgsql;

namespace OrleansBooking.Silo.Storage;

/// <summary>Brings a database to the version of this build, or says what it lacks.</summary>
public static class Migrations
{
    private const string JournalSchema = "booking_migrations";

    // Any fixed number will do; it only has to be the same for all who migrate.
    private const long Lock = 0x626F6F6B696E67;

    /// <summary>Applies what is not applied yet; several processes may call it at once, one of them does the work.</summary>
    /// <param name="ownerConnection">A connection that may create schemas.</param>
    /// <returns>The names of the scripts that were applied now, in order.</returns>
    /// <exception cref="StorageNotReadyException">PostgreSQL is out of reach, or a script failed; none of its statements is left behind.</exception>
    public static async Task<IReadOnlyList<string>> Apply(string ownerConnection)
    {
        // Waiting for another migration may take as long as that one takes.
        var patient = new NpgsqlConnectionStringBuilder(ownerConnection) { CommandTimeout = 0, Pooling = false };
        await using var guard = new NpgsqlConnection(patient.ConnectionString);
        await Open(guard);
        await Execute(guard, $"select pg_advisory_lock({Lock})");
        // The lock ends with the connection, whatever happens.
        await Execute(guard, $"create schema if not exists {JournalSchema}");

        var result = DeployChanges.To
            .PostgresqlDatabase(patient.ConnectionString)
            .WithScripts(MigrationScripts.All)
            .WithScriptNameComparer(StringComparer.Ordinal)
            .JournalToPostgresqlTable(JournalSchema, "journal")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .WithExecutionTimeout(TimeSpan.Zero)
            .LogToNowhere()
            .Build()
            .PerformUpgrade();

        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new StorageNotReadyException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }

    /// <summary>Checks that every script of this build is applied. A database that is ahead is fine: the previous release stays usable.</summary>
    /// <exception cref="StorageNotReadyException">The message names the missing scripts and how to apply them.</exception>
    public static async Task Verify(NpgsqlDataSource database)
    {
        var missing = MigrationScripts.All.Select(script => script.Name).Except(await Applied(database)).ToList();
        if (missing.Count > 0)
        {
            throw new StorageNotReadyException(
                $"The database is not at the version of this build; missing: {string.Join(", ", missing)}. "
                + "Start once with --migrate and the owner's connection string (ConnectionStrings:Owner).");
        }
    }

    private static async Task<HashSet<string>> Applied(NpgsqlDataSource database)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await using var exists = database.CreateCommand($"select to_regclass('{JournalSchema}.journal') is not null");
        if (await exists.ExecuteScalarAsync() is not true)
        {
            return names;
        }

        await using var query = database.CreateCommand($"select scriptname from {JournalSchema}.journal");
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static async Task Open(NpgsqlConnection connection)
    {
        try
        {
            await connection.OpenAsync();
        }
        catch (NpgsqlException fault)
        {
            throw new StorageNotReadyException($"PostgreSQL cannot be reached for the migration: {fault.Message}", fault);
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
