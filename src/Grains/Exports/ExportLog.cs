using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Orleans.Concurrency;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Exports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Exports;

/// <summary>Notes exports in a table of which the running system can change nothing but the number of rows.</summary>
[StatelessWorker, Reentrant]
public sealed class ExportLog(StaffTicketSigner staff, BookingDatabase database, TimeProvider time) : Grain, IExportLog
{
    private const int MostEntries = 1000;

    public async ValueTask<bool> Begin(ExportStart export)
    {
        if (staff.Verify(export.Ticket) is not { } account || !(account.May(Right.ExportReservations) || account.May(Right.ReadReservations))) return false;
        await Execute("insert into export (id, at, actor, kind, reason, filter) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing",
            export.Id, time.GetUtcNow(), account.UserName, export.Kind, (object?)export.Reason ?? DBNull.Value, export.Filter);
        return true;
    }

    public async ValueTask<bool> End(Guid id, string ticket, long rows)
    {
        if (staff.Verify(ticket) is not { } account) return false;
        await Execute("update export set rows = $3, finished_at = $4 where id = $1 and actor = $2 and rows is null", id, account.UserName, rows,
            time.GetUtcNow());
        return true;
    }

    public async ValueTask<ImmutableArray<ExportEntry>?> List(string ticket, DateOnly from, DateOnly to)
    {
        if (staff.Verify(ticket)?.May(Right.ReadAudit) is not true) return null;
        return await StorageBoundary.Cross(async () =>
        {
            await using var command = Command(
                "select at, actor, kind, reason, filter, rows from export where at >= $1 and at < $2 order by at desc limit $3",
                CityClock.ToInstant(from, TimeOnly.MinValue).ToUniversalTime(), CityClock.ToInstant(to.AddDays(1), TimeOnly.MinValue).ToUniversalTime(),
                MostEntries);
            await using var rows = await command.ExecuteReaderAsync();
            var all = ImmutableArray.CreateBuilder<ExportEntry>();
            while (await rows.ReadAsync())
            {
                all.Add(new ExportEntry(
                    rows.GetFieldValue<DateTimeOffset>(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3),
                    rows.GetString(4), rows.IsDBNull(5) ? null : rows.GetInt64(5)));
            }

            return all.ToImmutable();
        });
    }

    private Task Execute(string sql, params object[] values) => StorageBoundary.Cross(async () =>
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    });

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.Ordinary.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        return command;
    }
}
