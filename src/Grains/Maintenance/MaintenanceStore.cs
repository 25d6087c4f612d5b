using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Maintenance;

/// <summary>The planned stops as rows.</summary>
public sealed class MaintenanceStore(BookingDatabase database, TimeProvider time)
{
    private const string Columns = "id, starts_at, ends_at, announced_from, text, emergency_reason, planned_by, planned_at, cancelled_at";

    public Task<ImmutableArray<MaintenanceWindow>> All() =>
        Read($"select {Columns} from maintenance_window order by starts_at desc, id limit 200");

    /// <summary>Those that are announced or under way.</summary>
    public Task<ImmutableArray<MaintenanceWindow>> Current() => Read(
        $"select {Columns} from maintenance_window where cancelled_at is null and ends_at > $1 and announced_from <= $1 order by starts_at, id",
        new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });

    public async Task<MaintenanceWindow?> Find(Guid id) =>
        (await Read($"select {Columns} from maintenance_window where id = $1", new NpgsqlParameter<Guid> { TypedValue = id })) is [var found] ? found : null;

    /// <summary>Stores it once; null if another one stands in the same time.</summary>
    public async Task<MaintenanceWindow?> Plan(PlanMaintenance plan, string actor)
    {
        var now = time.GetUtcNow();
        if (await Find(plan.OperationId) is { } known) return known;
        await Change(
            """
            insert into maintenance_window (id, starts_at, ends_at, announced_from, text, emergency_reason, planned_by, planned_at)
            select $1, $2, $3, $4, $5, $6, $7, $8
            where not exists (select from maintenance_window o where o.cancelled_at is null and o.starts_at < $3 and $2 < o.ends_at)
            on conflict (id) do nothing
            """,
            [
                new NpgsqlParameter<Guid> { TypedValue = plan.OperationId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = plan.StartsAt.ToUniversalTime() },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = plan.EndsAt.ToUniversalTime() },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = plan.AnnouncedFrom.ToUniversalTime() },
                new NpgsqlParameter<string> { TypedValue = plan.Text },
                new NpgsqlParameter { Value = (object?)plan.EmergencyReason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<string> { TypedValue = actor },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            ],
            AuditLines.Line(now, actor, "maintenance.plan", plan.OperationId.ToString(), plan.EmergencyReason, $"{plan.StartsAt:u} – {plan.EndsAt:u}"));
        return await Find(plan.OperationId);
    }

    /// <summary>Null if there is no such window; one that is over stays as it was.</summary>
    public async Task<MaintenanceWindow?> Cancel(Guid id, string actor)
    {
        var now = time.GetUtcNow();
        await Change(
            "update maintenance_window set cancelled_by = $2, cancelled_at = $3 where id = $1 and cancelled_at is null and ends_at > $3",
            [
                new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<string> { TypedValue = actor },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            ],
            AuditLines.Line(now, actor, "maintenance.cancel", id.ToString()));
        return await Find(id);
    }

    // One after another, lest two overlap; the line goes into the trail only with the change.
    private async Task Change(string sql, NpgsqlParameter[] values, NpgsqlBatchCommand line)
    {
        await using var connection = await database.Ordinary.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var alone = new NpgsqlCommand("lock table maintenance_window in share row exclusive mode", connection, transaction))
            await alone.ExecuteNonQueryAsync();
        await using var change = new NpgsqlCommand(sql, connection, transaction);
        change.Parameters.AddRange(values);
        if (await change.ExecuteNonQueryAsync() == 0) return;
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { line } };
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private async Task<ImmutableArray<MaintenanceWindow>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Ordinary.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var rows = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<MaintenanceWindow>();
        while (await rows.ReadAsync())
        {
            all.Add(new MaintenanceWindow(
                rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(3),
                rows.GetString(4), rows.IsDBNull(5) ? null : rows.GetString(5), rows.GetString(6), rows.GetFieldValue<DateTimeOffset>(7),
                rows.IsDBNull(8) ? null : rows.GetFieldValue<DateTimeOffset>(8)));
        }

        return all.ToImmutable();
    }
}
