using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Incidents;

/// <summary>Incidents as rows.</summary>
public sealed class IncidentStore(BookingDatabase database, TimeProvider time)
{
    private const string Select =
        """
        select id, number, version, title, serious, happened_at, noticed_at, owner, what, effect, done, cause, proposal,
            recorded_by, recorded_at, changed_by, changed_at, closed_by, closed_at
        from incident
        """;

    public Task<ImmutableArray<Incident>> All() => Read(Select + " order by closed_at nulls first, happened_at desc, number desc limit 500");

    public async Task<Incident?> Find(Guid id) => await Read(Select + " where id = $1", Of(id)) is [var found] ? found : null;

    /// <summary>Stores it if its version is still the expected one, and it is open.</summary>
    public Task<int> Write(WriteIncident incident, string actor)
    {
        var now = time.GetUtcNow();
        NpgsqlParameter[] values =
        [
            Of(incident.Id), Of(incident.Title.Trim()), Of(incident.Serious), Of(incident.HappenedAt.ToUniversalTime()),
            Of(incident.NoticedAt.ToUniversalTime()),
            Of(incident.Owner.Trim()), Of(incident.What.Trim()), Text(incident.Effect), Text(incident.Done), Text(incident.Cause), Text(incident.Proposal),
            Of(actor), Of(now), Of(incident.ExpectedVersion),
        ];
        return Change(
            incident.ExpectedVersion == 0
                ? """
                  insert into incident (id, title, serious, happened_at, noticed_at, owner, what, effect, done, cause, proposal, recorded_by, recorded_at,
                      changed_by, changed_at)
                  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13 where $14 = 0 on conflict (id) do nothing
                  """
                : """
                  update incident set title = $2, serious = $3, happened_at = $4, noticed_at = $5, owner = $6, what = $7, effect = $8, done = $9, cause = $10,
                      proposal = $11, changed_by = $12, changed_at = $13, version = version + 1
                  where id = $1 and version = $14 and closed_at is null
                  """,
            values, AuditLines.Line(now, actor, incident.ExpectedVersion == 0 ? "incident.record" : "incident.change", incident.Id.ToString()));
    }

    /// <summary>Closes it if its version is still the expected one.</summary>
    public Task<int> Close(Incident incident, string actor)
    {
        var now = time.GetUtcNow();
        return Change(
            """
            update incident set closed_by = $3, closed_at = $4, changed_by = $3, changed_at = $4, version = version + 1
            where id = $1 and version = $2 and closed_at is null
            """,
            [Of(incident.Id), Of(incident.Version), Of(actor), Of(now)],
            AuditLines.Line(now, actor, "incident.close", incident.Id.ToString()));
    }

    // The line goes into the trail only with the change.
    private async Task<int> Change(string sql, NpgsqlParameter[] values, NpgsqlBatchCommand line)
    {
        await using var connection = await database.Ordinary.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.AddRange(values);
        var changed = await command.ExecuteNonQueryAsync();
        if (changed == 0) return 0;
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { line } };
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return changed;
    }

    private async Task<ImmutableArray<Incident>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Ordinary.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<Incident>();
        while (await row.ReadAsync())
        {
            all.Add(new Incident(
                row.GetGuid(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetBoolean(4), Instant(5), Instant(6), row.GetString(7),
                row.GetString(8),
                Text(9), Text(10), Text(11), Text(12), row.GetString(13), Instant(14), row.GetString(15), Instant(16), Text(17),
                row.IsDBNull(18) ? null : Instant(18)));
        }

        return all.ToImmutable();

        DateTimeOffset Instant(int column) => row.GetFieldValue<DateTimeOffset>(column);

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = string.IsNullOrWhiteSpace(value) ? DBNull.Value : value.Trim(), NpgsqlDbType = NpgsqlDbType.Text };
}
