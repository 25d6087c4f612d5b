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

    /// <summary>Stores it once.</summary>
    public async Task<MaintenanceWindow> Plan(PlanMaintenance plan, string actor)
    {
        var now = time.GetUtcNow();
        if (await Find(plan.OperationId) is { } known) return known;
        await using var batch = database.Reads.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            insert into maintenance_window (id, starts_at, ends_at, announced_from, text, emergency_reason, planned_by, planned_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = plan.OperationId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = plan.StartsAt.ToUniversalTime() },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = plan.EndsAt.ToUniversalTime() },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = plan.AnnouncedFrom.ToUniversalTime() },
                new NpgsqlParameter<string> { TypedValue = plan.Text },
                new NpgsqlParameter { Value = (object?)plan.EmergencyReason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<string> { TypedValue = actor },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            },
        });
        batch.BatchCommands.Add(AuditLines.Line(now, actor, "maintenance.plan", plan.OperationId.ToString(), plan.EmergencyReason, $"{plan.StartsAt:u} – {plan.EndsAt:u}"));
        await batch.ExecuteNonQueryAsync();
        return (await Find(plan.OperationId))!;
    }

    /// <summary>Null if there is no such window.</summary>
    public async Task<MaintenanceWindow?> Cancel(Guid id, string actor)
    {
        var now = time.GetUtcNow();
        if (await Find(id) is not { } known) return null;
        if (known.CancelledAt is not null) return known;
        await using var batch = database.Reads.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("update maintenance_window set cancelled_by = $2, cancelled_at = $3 where id = $1 and cancelled_at is null")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<string> { TypedValue = actor },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            },
        });
        batch.BatchCommands.Add(AuditLines.Line(now, actor, "maintenance.cancel", id.ToString()));
        await batch.ExecuteNonQueryAsync();
        return await Find(id);
    }

    private async Task<ImmutableArray<MaintenanceWindow>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Reads.CreateCommand(sql);
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
