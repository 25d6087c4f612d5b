using Npgsql;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.City;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Silo.Hosting;

/// <summary><c>--first-administrator NAME</c>: makes the account that a new city begins with, says its first password once, and ends.</summary>
/// <remarks>Needs the accounts' database alone: no keys, no cluster.</remarks>
public static class FirstAdministratorStart
{
    /// <summary>Exit code: no account was made, and the message says why.</summary>
    public const int Refused = 4;

    /// <param name="said">Gets the first password, once.</param>
    /// <param name="refused">Gets the reason if there is none.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="StorageNotReadyException">The database is out of reach or not migrated.</exception>
    public static async Task<int> Run(IConfiguration configuration, string name, TextWriter said, TextWriter refused)
    {
        var connection = configuration.GetConnectionString("Identity") ?? configuration.GetConnectionString("Booking")
            ?? throw new StorageNotReadyException("The first administrator needs ConnectionStrings:Identity, or ConnectionStrings:Booking for all roles.");
        await Verify(connection);

        await using var services = Services(configuration, connection);
        await using var scope = services.CreateAsyncScope();
        var (password, refusal) = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Make(name);
        if (password is null)
        {
            await refused.WriteLineAsync(refusal);
            return Refused;
        }

        await said.WriteLineAsync($"account {name}");
        await said.WriteLineAsync($"first password {password}");
        return 0;
    }

    private static async Task Verify(string connection)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(connection);
            await using var table = database.CreateCommand("select to_regclass('identity.recovery_code') is not null and exists (select from identity.role)");
            if (await table.ExecuteScalarAsync() is true) return;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // As if the answer were no.
        }
        catch (NpgsqlException fault)
        {
            throw new StorageNotReadyException($"PostgreSQL cannot be worked with: {fault.Message}", fault);
        }

        throw new StorageNotReadyException("The database is not at the version of this build. Start once with --migrate-only first.");
    }

    private static ServiceProvider Services(IConfiguration configuration, string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(configuration.GetSection("City").Get<CityProfile>() ?? new CityProfile());
        services.AddStaffAccounts(connection, keysFolder: null, passkeyDomain: "localhost");
        return services.BuildServiceProvider();
    }
}
