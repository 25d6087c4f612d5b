using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Organisation;

/// <summary>Cases of the city's side as rows.</summary>
public sealed class CaseStore(BookingDatabase database, TimeProvider time)
{
    private const string Select = "select id, number, title, owner, due, opened_by, opened_at, result, closed_by, closed_at from city_case";

    public Task<ImmutableArray<CityCase>> All() =>
        Read(Select + " order by closed_at is not null, case when closed_at is null then due end nulls last, closed_at desc, number limit 300");

    public async Task<CityCase?> Find(Guid id) => await Read(Select + " where id = $1", Of(id)) is [var found] ? found : null;

    /// <returns>False if it is there already.</returns>
    public Task<bool> Open(Guid id, string title, string owner, DateOnly? due, string actor) => Change(
        "insert into city_case (id, title, owner, due, opened_by, opened_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing",
        actor, "case.open", id, Of(id), Of(title), Of(owner), Due(due), Of(actor), Of(time.GetUtcNow()));

    /// <returns>False if it was closed in the meantime.</returns>
    public Task<bool> HandOver(Guid id, string owner, DateOnly? due, string actor) => Change(
        "update city_case set owner = $2, due = $3 where id = $1 and closed_at is null", actor, "case.hand-over", id, Of(id), Of(owner), Due(due));

    /// <returns>False if somebody else was faster.</returns>
    public Task<bool> Finish(Guid id, string result, string actor) => Change(
        "update city_case set result = $2, closed_by = $3, closed_at = $4 where id = $1 and closed_at is null",
        actor, "case.finish", id, Of(id), Of(result), Of(actor), Of(time.GetUtcNow()));

    // The line goes into the trail only with the change.
    private async Task<bool> Change(string sql, string actor, string action, Guid id, params NpgsqlParameter[] values)
    {
        await using var connection = await database.Ordinary.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.AddRange(values);
        if (await command.ExecuteNonQueryAsync() == 0) return false;
        await using var batch = new NpgsqlBatch(connection, transaction)
            { BatchCommands = { AuditLines.Line(time.GetUtcNow(), actor, action, id.ToString()) } };
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }

    private async Task<ImmutableArray<CityCase>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Ordinary.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<CityCase>();
        while (await row.ReadAsync())
        {
            all.Add(new CityCase(
                row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
                row.GetString(5), row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetString(7),
                row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9)));
        }

        return all.ToImmutable();
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Due(DateOnly? due) => new() { Value = (object?)due ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };
}
