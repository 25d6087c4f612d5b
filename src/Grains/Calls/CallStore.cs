using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Calls as rows; who called and what was noted is sealed.</summary>
public sealed class CallStore(BookingDatabase database, TextSealer sealer, LookUpHashes hashes)
{
    private const int Listed = 200;
    // More than two lines can take in a day.
    private const int OfADay = 1_000;

    private const string Select =
        """
        select c.id, c.number, c.operator, c.language, c.key_version, c.sealed_from, c.started_at, c.wrap_up, c.sealed_note, c.closed_by, c.closed_at,
            array(select r.number from call_reservation r where r.call = c.id order by r.number)
        from call c
        """;

    public async Task<Call?> Find(Guid id) => await Read(Select + " where c.id = $1", Of(id)) is [var found] ? found : null;

    public Task<ImmutableArray<Call>> Search(CallQuery query)
    {
        var (where, values) = (new List<string> { "true" }, new List<NpgsqlParameter>());
        if (query.Open is { } open) where.Add(open ? "c.closed_at is null" : "c.closed_at is not null");
        if (query.Day is { } day) where.Add($"c.started_at >= {Parameter(Midnight(day))} and c.started_at < {Parameter(Midnight(day.AddDays(1)))}");
        if (query.Reservation is { } number) where.Add($"c.id in (select l.call from call_reservation l where l.number = {Parameter(number)})");
        var order = query.Open is true ? "c.started_at" : "c.started_at desc";
        // Only our own words and $n are put together here; every value is a parameter.
        return Read($"{Select} where {string.Join(" and ", where)} order by {order} limit {Parameter(query.Day is null ? Listed : OfADay)}", [.. values]);

        string Parameter<T>(T value)
        {
            values.Add(Of(value));
            return $"${values.Count}";
        }

        static DateTimeOffset Midnight(DateOnly day) => CityClock.ToInstant(day, TimeOnly.MinValue).ToUniversalTime();
    }

    /// <summary>Stores a new call; one that exists stays as it is.</summary>
    public async Task Start(Guid id, string actor, string language, string? from, DateTimeOffset now)
    {
        await using var insert = database.Ordinary.CreateCommand(
            """
            insert into call (id, operator, language, key_version, sealed_from, from_hash, started_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (id) do nothing
            """);
        insert.Parameters.AddRange(new NpgsqlParameter[] {
            Of(id), Of(actor), Of(language), Of(sealer.KeyVersion), Bytes(sealer.Seal(Record(id), "from", from)),
            Bytes(from is null ? null : hashes.Phone(from)), Of(now),
        });
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>Keeps a note while the call lasts and is this operator's.</summary>
    /// <returns>False: it is over, somebody else's, or there is no such call.</returns>
    public async Task<bool> Note(Guid id, string actor, string? note)
    {
        await using var update = database.Ordinary.CreateCommand(
            "update call set sealed_note = $2, key_version = $3 where id = $1 and closed_at is null and operator = $4 and key_version = $3");
        update.Parameters.AddRange(new NpgsqlParameter[] { Of(id), Bytes(sealer.Seal(Record(id), "note", note)), Of(sealer.KeyVersion), Of(actor) });
        return await update.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Another operator has it from now on.</summary>
    /// <returns>False: it is over, or there is no such call.</returns>
    public async Task<bool> TakeOver(Guid id, string actor)
    {
        await using var update = database.Ordinary.CreateCommand("update call set operator = $2 where id = $1 and closed_at is null");
        update.Parameters.AddRange(new NpgsqlParameter[] { Of(id), Of(actor) });
        return await update.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>These reservations came of it, or were what it was about.</summary>
    /// <returns>False: there is no such call.</returns>
    public async Task<bool> Link(Guid id, ImmutableArray<long> numbers)
    {
        await using var link = database.Ordinary.CreateCommand(
            """
            with known as (select c.id from call c where c.id = $1), linked as (
                insert into call_reservation (call, number) select k.id, r.number from known k, reservation r where r.number = any ($2) on conflict do nothing)
            select count(*) from known
            """);
        link.Parameters.AddRange(new NpgsqlParameter[] { Of(id), Of(numbers.ToArray()) });
        return await link.ExecuteScalarAsync() is > 0L;
    }

    /// <summary>Closes it, unless it is closed already.</summary>
    /// <returns>False: one of the reservations does not exist; nothing changed.</returns>
    public async Task<bool> Close(Guid id, string actor, string wrapUp, ImmutableArray<long> reservations, string? note, DateTimeOffset now)
    {
        await using var connection = await database.Ordinary.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var close = new NpgsqlCommand(
            "update call set wrap_up = $2, sealed_note = $3, closed_by = $4, closed_at = $5 where id = $1 and closed_at is null", connection, transaction);
        close.Parameters.AddRange(new NpgsqlParameter[] { Of(id), Of(wrapUp), Bytes(sealer.Seal(Record(id), "note", note)), Of(actor), Of(now) });
        if (await close.ExecuteNonQueryAsync() == 0) return true;

        await using var link = new NpgsqlCommand(
            """
            with known as (select r.number from reservation r where r.number = any ($2)), linked as (
                insert into call_reservation (call, number) select $1, k.number from known k on conflict do nothing)
            select count(*) from known
            """, connection, transaction);
        link.Parameters.AddRange(new NpgsqlParameter[] { Of(id), Of(reservations.ToArray()) });
        if (await link.ExecuteScalarAsync() is not long found || found != reservations.Length) return false;
        await transaction.CommitAsync();
        return true;
    }

    private async Task<ImmutableArray<Call>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Ordinary.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<Call>();
        while (await row.ReadAsync())
        {
            var id = row.GetGuid(0);
            var version = row.GetInt16(4);
            var note = sealer.Open(Record(id), "note", version, BytesAt(8));
            all.Add(new Call(
                id, row.GetInt64(1), row.GetString(2), row.GetString(3), sealer.Open(Record(id), "from", version, BytesAt(5)),
                row.GetFieldValue<DateTimeOffset>(6), TextAt(7), [.. row.GetFieldValue<long[]>(11).Select(ReservationNumberField.Format)],
                note, TextAt(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10), PersonalTraces.In(note)));
        }

        return all.ToImmutable();

        byte[]? BytesAt(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

        string? TextAt(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static string Record(Guid id) => $"call {id:N}";

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Bytes(byte[]? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };
}
