using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Centre;

/// <summary>Shifts as rows.</summary>
public sealed class RosterStore(BookingDatabase database)
{
    public async Task<ImmutableArray<Shift>> Between(DateOnly from, DateOnly to)
    {
        await using var query = database.Ordinary.CreateCommand(
            "select date, operator, begins, ends, stand_in from shift where date between $1 and $2 order by date, begins, operator limit 2000");
        query.Parameters.AddRange(new NpgsqlParameter[] { Of(from), Of(to) });
        await using var row = await query.ExecuteReaderAsync();
        var shifts = ImmutableArray.CreateBuilder<Shift>();
        while (await row.ReadAsync())
        {
            shifts.Add(new Shift(
                row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetFieldValue<TimeOnly>(2), row.GetFieldValue<TimeOnly>(3),
                row.IsDBNull(4) ? null : row.GetString(4)));
        }

        return shifts.ToImmutable();
    }

    public async Task Set(DateOnly date, ImmutableArray<Shift> shifts, string actor, DateTimeOffset now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from shift where date = $1") { Parameters = { Of(date) } });
        foreach (var shift in shifts)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                "insert into shift (date, operator, begins, ends, stand_in, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)")
            {
                Parameters =
                {
                    Of(date), Of(shift.Operator.Trim()), Of(shift.From), Of(shift.To),
                    Text(string.IsNullOrWhiteSpace(shift.StandIn) ? null : shift.StandIn.Trim()), Of(actor), Moment(now),
                },
            });
        }

        batch.BatchCommands.Add(AuditLines.Line(now, actor, "roster.set", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await batch.ExecuteNonQueryAsync();
    }
}
