using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Days;

/// <summary>Counts what the rows say: one query a day or month.</summary>
public sealed class DayReader(BookingDatabase database, TimeProvider time)
{
    private const string Venue = "select 1 from venue where id = $1";

    private const string Slots =
        """
        select s.time, s.minutes, s.capacity, s.booked,
            count(r.number) filter (where r.status in ('arrived', 'done', 'not-handed-over')),
            count(r.number) filter (where r.status = 'done'),
            count(r.number) filter (where r.status = 'not-handed-over'),
            count(r.number) filter (where r.status = 'no-show'),
            count(r.number) filter (where r.status = 'booked' and $3 >= (s.date + s.time) at time zone 'Asia/Tokyo' + make_interval(mins => $4))
        from slot s left join reservation r on r.slot = s.id
        where s.venue = $1 and s.date = $2 and (s.capacity > 0 or s.booked > 0)
        group by s.id order by s.time
        """;

    private const string WalkIns = "select coalesce(sum(people), 0)::integer from walk_in where venue = $1 and date = $2";

    private const string Days =
        """
        select d.date::date, coalesce(s.capacity, 0), coalesce(s.booked, 0), v.closed_reason, h.name
        from generate_series($2::date, $2::date + interval '1 month' - interval '1 day', interval '1 day') as d (date)
        left join (select x.date, sum(x.capacity)::integer as capacity, sum(x.booked)::integer as booked from slot x
            where x.venue = $1 and x.date >= $2 and x.date < $2 + interval '1 month' group by x.date) s on s.date = d.date
        left join venue_day v on v.venue = $1 and v.date = d.date
        left join national_holiday h on h.date = d.date
        order by d.date
        """;

    private const string Free =
        """
        select distinct on (s.venue, p.procedure) s.venue, p.procedure, s.date, s.time
        from slot s cross join lateral unnest(s.procedures, s.closes_at) as p (procedure, closes_at)
        where s.date >= $2 and s.opens_at <= $1 and p.closes_at > $1
            and s.booked + (select coalesce(sum(h.seats), 0) from hold h where h.slot = s.id and h.until > $1) < s.capacity
            and not exists (select 1 from slot_share x where x.slot = s.id and x.procedure = p.procedure
                and x.booked + (select coalesce(sum(h.seats), 0) from hold h where h.slot = s.id and h.procedure = p.procedure and h.until > $1) >= x.capacity)
        order by s.venue, p.procedure, s.date, s.time
        """;

    /// <returns>Null: no such venue.</returns>
    public Task<DayFigures?> Day(string venue, DateOnly date) => DayAt(venue, date, time.GetUtcNow());

    /// <summary>As <see cref="Day"/>, with another instant to judge who is late by.</summary>
    public async Task<DayFigures?> DayAt(string venue, DateOnly date, DateTimeOffset now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Command(Venue, venue));
        batch.BatchCommands.Add(Command(Slots, venue, date, now, Lateness.Minutes));
        batch.BatchCommands.Add(Command(WalkIns, venue, date));
        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;

        await rows.NextResultAsync();
        var slots = await All(rows, row => new SlotFigures(
            row.GetFieldValue<TimeOnly>(0), row.GetInt16(1), row.GetInt32(2), row.GetInt32(3),
            (int)row.GetInt64(4), (int)row.GetInt64(5), (int)row.GetInt64(6), (int)row.GetInt64(7), (int)row.GetInt64(8)));
        await rows.NextResultAsync();
        await rows.ReadAsync();
        return new DayFigures(venue, date, now, slots, rows.GetInt32(0));
    }

    /// <returns>Null: no such venue.</returns>
    public async Task<MonthFigures?> Month(string venue, DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Command(Venue, venue));
        batch.BatchCommands.Add(Command(Days, venue, first));
        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;

        await rows.NextResultAsync();
        var days = await All(rows, row => new MonthDay(
            row.GetFieldValue<DateOnly>(0), row.GetInt32(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4)));
        return new MonthFigures(venue, first, time.GetUtcNow(), days);
    }

    public async Task<ImmutableArray<NextFree>?> NextFree()
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Command(Free, time.GetUtcNow(), time.CityToday()));
        await using var rows = await batch.ExecuteReaderAsync();
        return await All(rows, row => new NextFree(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<TimeOnly>(3)));
    }

    public async Task<Integrity?> Integrity()
    {
        var now = time.GetUtcNow();
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Command("select name, wrong from integrity_v2()"));
        await using var rows = await batch.ExecuteReaderAsync();
        return new Integrity(now, await All(rows, row => new IntegrityCheck(row.GetString(0), row.GetInt64(1))));
    }

    private static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static async Task<ImmutableArray<T>> All<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        while (await rows.ReadAsync()) all.Add(read(rows));
        return all.ToImmutable();
    }
}
