using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Sites;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Closings;

/// <summary>Closings as rows, whom they concern, and who was called.</summary>
public sealed class ClosingStore(BookingDatabase database, ContactSealer sealer, TimeProvider time)
{
    // Open: still booked for that day; who has moved or cancelled since knows already.
    private const string IsOpen = "(p.called_at is null and r.status = 'booked' and s.date = c.date and s.venue = any (c.venues))";

    private const string Select =
        $"""
        select c.id, c.date, c.venues, c.reason, c.closed_by, c.closed_at,
            count(p.number) filter (where p.by_mail), count(p.number) filter (where not p.by_mail), count(p.number) filter (where not p.by_mail and not {IsOpen})
        from closing c
        left join closing_person p on p.closing = c.id
        left join reservation r on r.number = p.number
        left join slot s on s.id = r.slot
        """;

    private const string Group = " group by c.id order by c.closed_at desc, c.id limit 200";

    /// <summary>How many are booked on a day at some venues: with a mail address, and without.</summary>
    public async Task<(int Mails, int Calls)> Count(DateOnly date, string[] venues)
    {
        await using var query = Command(
            """
            select count(*) filter (where r.sealed_email is not null), count(*) filter (where r.sealed_email is null)
            from reservation r join slot s on s.id = r.slot where s.date = $1 and s.venue = any ($2) and r.status = 'booked'
            """,
            Of(date), Of(venues));
        await using var row = await query.ExecuteReaderAsync();
        await row.ReadAsync();
        return ((int)row.GetInt64(0), (int)row.GetInt64(1));
    }

    /// <summary>Records the closing, whom it concerns, and the mails, in one commit; again adds only who came in between.</summary>
    public async Task Record(CloseDay command, string[] venues, string actor)
    {
        var now = time.GetUtcNow();
        var isNew = await Find(command.OperationId) is null;
        await using var batch = database.Reads.CreateBatch();
        batch.BatchCommands.Add(Line(
            "insert into closing (id, date, venues, reason, closed_by, closed_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing",
            Of(command.OperationId), Of(command.Date), Of(venues), Of(command.Reason), Of(actor), Of(now)));
        batch.BatchCommands.Add(Line(
            """
            insert into closing_person (closing, number, by_mail)
            select $1, r.number, r.sealed_email is not null
            from reservation r join slot s on s.id = r.slot where s.date = $2 and s.venue = any ($3) and r.status = 'booked'
            order by r.number
            on conflict (closing, number) do nothing
            """,
            Of(command.OperationId), Of(command.Date), Of(venues)));
        // Everybody may still move on the web until the time that they had: the usual deadline may be over.
        batch.BatchCommands.Add(Line(
            """
            update slot set closes_at = array_fill((date + time) at time zone 'Asia/Tokyo', array[cardinality(procedures)]), version = version + 1
            where date = $1 and venue = any ($2) and capacity = 0 and booked > 0 and cardinality(procedures) > 0
            """,
            Of(command.Date), Of(venues)));
        batch.BatchCommands.Add(Line(
            """
            insert into notice (number, version, kind, next_attempt_at, created_at)
            select r.number, r.version, 'day-closed', $2, $2
            from closing_person p join reservation r on r.number = p.number
            where p.closing = $1 and p.by_mail and r.status = 'booked'
            order by r.number
            on conflict (number, version, kind) do nothing
            """,
            Of(command.OperationId), Of(now)));
        if (isNew) batch.BatchCommands.Add(AuditLines.Line(now, actor, "closing.close", $"{command.Date:yyyy-MM-dd}", command.Reason, string.Join(' ', venues)));
        await batch.ExecuteNonQueryAsync();
    }

    public Task<ImmutableArray<DayClosing>> All() => Read(Select + Group);

    public async Task<DayClosing?> Find(Guid id) => await Read(Select + " where c.id = $1" + Group, Of(id)) is [var found] ? found : null;

    /// <summary>Closed days of today and later, for the citizens' pages.</summary>
    public async Task<ImmutableArray<ClosedDayNotice>> Notices()
    {
        await using var query = Command("select date, venues, reason from closing where date >= $1 order by date, closed_at", Of(time.CityToday()));
        await using var rows = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ClosedDayNotice>();
        while (await rows.ReadAsync())
            all.Add(new ClosedDayNotice(rows.GetFieldValue<DateOnly>(0), [.. rows.GetFieldValue<string[]>(1)], rows.GetString(2)));
        return all.ToImmutable();
    }

    /// <summary>Who has no mail address.</summary>
    public async Task<ImmutableArray<ClosingCall>> Calls(Guid id)
    {
        await using var query = Command(
            $"""
            select {ReservationColumns.All}, b.venue, b.date, b.time, {IsOpen}, p.called_by, p.called_at, p.result
            from closing_person p
            join closing c on c.id = p.closing
            join reservation r on r.number = p.number
            join slot s on s.id = r.slot
            cross join lateral (
                select o.venue, o.date, o.time from reservation_event e join slot o on o.id = e.slot
                where e.number = p.number and o.date = c.date and o.venue = any (c.venues) order by e.version desc limit 1) b
            where p.closing = $1 and not p.by_mail
            order by b.time, b.venue, r.number
            """,
            Of(id));
        await using var rows = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ClosingCall>();
        while (await rows.ReadAsync())
        {
            var reservation = ReservationColumns.Read(rows);
            var (contact, _) = sealer.Open(reservation.Number, ReservationColumns.ReadSealed(rows));
            var at = ReservationColumns.Count;
            all.Add(new ClosingCall(
                reservation.Number, new SlotKey(rows.GetString(at), rows.GetFieldValue<DateOnly>(at + 1), rows.GetFieldValue<TimeOnly>(at + 2)),
                reservation.Procedure, contact.Name, contact.Kana, contact.Phone, rows.GetBoolean(at + 3),
                rows.IsDBNull(at + 4) ? null : rows.GetString(at + 4), rows.IsDBNull(at + 5) ? null : rows.GetFieldValue<DateTimeOffset>(at + 5),
                rows.IsDBNull(at + 6) ? null : rows.GetString(at + 6)));
        }

        return all.ToImmutable();
    }

    /// <summary>False if there is nobody of this number on the list.</summary>
    public async Task<bool> MarkCalled(Guid id, long number, string? result, string actor)
    {
        var now = time.GetUtcNow();
        await using var update = Command(
            "update closing_person set called_by = $3, called_at = $4, result = $5 where closing = $1 and number = $2 and not by_mail",
            Of(id), Of(number), Of(actor), Of(now), new NpgsqlParameter { Value = (object?)result ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return await update.ExecuteNonQueryAsync() == 1;
    }

    private async Task<ImmutableArray<DayClosing>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = Command(sql, parameters);
        await using var rows = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<DayClosing>();
        while (await rows.ReadAsync())
        {
            all.Add(new DayClosing(
                rows.GetGuid(0), rows.GetFieldValue<DateOnly>(1), [.. rows.GetFieldValue<string[]>(2)], rows.GetString(3), rows.GetString(4),
                rows.GetFieldValue<DateTimeOffset>(5), (int)rows.GetInt64(6), (int)rows.GetInt64(7), (int)rows.GetInt64(8)));
        }

        return all.ToImmutable();
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.Reads.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlBatchCommand Line(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
