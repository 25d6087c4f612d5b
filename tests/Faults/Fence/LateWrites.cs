using System.Globalization;
using Npgsql;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Fence;

/// <summary>A silo that is frozen under load and declared dead: whatever it stores when it thaws, it stores too late.</summary>
public static class LateWrites
{
    private const int Workers = 48;
    private const int LeastAccepted = 300;
    private const int LeastInFlight = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Rows in the ledger's trail up to now.</summary>
    public static Task<long> Stored(PostgresFixture database) => database.Scalar<long>("select count(*) from booking.reservation_event");

    /// <summary>Freezes the city's silo with requests on their way and declares it dead.</summary>
    /// <returns>What was stored before the thaw, and the load, which goes on until told to stop.</returns>
    public static async Task<(long Before, Task Running)> FreezeAndBury(
        PostgresFixture database, FaultCity city, HistoryRecorder history, BookingClient client, int seed, CancellationToken stop)
    {
        var load = new BookingLoad(history, await FaultCity.OpenSlots(database.Owner, seed), seed);
        var running = load.Run(_ => client, Workers, stop);
        await history.UntilAccepted(LeastAccepted, Limit);
        city.Silo.Freeze();
        await Patience.Until(() => history.InFlight >= LeastInFlight, Limit, "requests on their way to the frozen silo", () => $"{history.InFlight}");

        // What PostgreSQL had been given before is no late write.
        await Patience.Until(async () => await Writing(database.Owner) == 0, Limit, "the end of the batch that was under way");
        await database.Execute(string.Create(CultureInfo.InvariantCulture, $"update orleans.orleansmembershiptable set status = 6 where port = {city.Silo.SiloPort}"));
        return (await Stored(database), running);
    }

    private static async Task<long> Writing(NpgsqlDataSource database)
    {
        await using var query = database.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'booking-ledger' and state <> 'idle'");
        return (long)(await query.ExecuteScalarAsync())!;
    }
}
