using Npgsql;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Bench.City;

/// <summary>One side's database; both are the same at the start and lie on the same server.</summary>
public sealed class BenchDatabase(TestServer server, string name) : IAsyncDisposable
{
    public BookingConnections Connections { get; } = server.ConnectionsTo(name);

    public NpgsqlDataSource Owner { get; } = NpgsqlDataSource.Create(server.ConnectionsTo(name).Owner);

    public static async Task<BenchDatabase> Create(TestServer server)
    {
        var name = $"bench_{Guid.NewGuid():N}";
        await server.CreateDatabase(name);
        return new(server, name);
    }

    /// <summary>The same once more, block for block.</summary>
    public async Task<BenchDatabase> Copy()
    {
        var copy = $"{name}_peer";
        Owner.Clear();
        await server.CopyDatabase(name, copy);
        return new(server, copy);
    }

    public async Task Execute(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T?> Scalar<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>What is wrong: bookings acknowledged but not stored or the other way round, rows that do not belong together, counters that lie, slots over capacity.</summary>
    public async Task<long> Violations(long acknowledged) =>
        Math.Abs(acknowledged - (await Scalar<long>("select count(*) from booking.reservation")))
        + await Scalar<long>("select abs(count(*) - (select count(*) from booking.reservation)) from booking.reservation_event where kind = 'booked'")
        + await Scalar<long>("select abs(count(*) - (select count(*) from booking.reservation)) from booking.notice where kind = 'booked'")
        + await Scalar<long>(
            """
            select count(*) from booking.slot s
            left join (select slot, count(*) n from booking.reservation where status <> 'cancelled' group by slot) r on r.slot = s.id
            where s.booked <> coalesce(r.n, 0) or s.booked > s.capacity + s.over
            """);

    /// <summary>Bytes of an average booking: reservation, event and notice.</summary>
    public Task<double> RowWidth() => Scalar<double>(
        """
        select (select avg(pg_column_size(r)) from (select * from booking.reservation limit 2000) r)::float8
            + (select avg(pg_column_size(e)) from (select * from booking.reservation_event limit 2000) e)::float8
            + (select avg(pg_column_size(n)) from (select * from booking.notice limit 2000) n)::float8
        """);

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await server.DropDatabase(name);
    }
}
