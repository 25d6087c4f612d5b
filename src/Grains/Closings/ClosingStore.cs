using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Sites;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Closings;

/// <summary>Closings as rows.</summary>
public sealed class ClosingStore(BookingDatabase database, TimeProvider time)
{
    // Open: still booked for that day, and nobody has reached them, from this list or from the worklist; who has moved or cancelled since knows already.
    internal const string IsOpen =
        """
        (c.reopened_at is null and r.status = 'booked' and s.date = c.date and s.venue = any (c.venues)
            and not exists (select from displaced w where w.number = p.number and w.slot = r.slot and w.state = 'contacted'))
        """;

    private const string Select =
        $"""
        select c.id, c.date, c.venues, c.reason, c.closed_by, c.closed_at, c.reopened_by, c.reopened_at,
            count(p.number) filter (where p.by_mail), count(p.number) filter (where not p.by_mail),
            count(p.number) filter (where not p.by_mail and not {IsOpen})
        from closing c
        left join closing_person p on p.closing = c.id
        left join reservation r on r.number = p.number
        left join slot s on s.id = r.slot
        """;

    private const string Group = " group by c.id order by c.closed_at desc, c.id limit 200";

    /// <summary>Records the closing, whom it concerns, and the mails, in one commit; again adds only who came in between.</summary>
    public async Task Record(CloseDay command, string[] venues, string actor)
    {
        var now = time.GetUtcNow();
        var isNew = await Find(command.OperationId) is null;
        await using var batch = database.Ordinary.CreateBatch();
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
        if (isNew)
            batch.BatchCommands.Add(AuditLines.Line(now, actor, "closing.close", $"{command.Date:yyyy-MM-dd}", command.Reason, string.Join(' ', venues)));
        await batch.ExecuteNonQueryAsync();
    }

    public Task<ImmutableArray<DayClosing>> All() => Read(Select + Group);

    public async Task<DayClosing?> Find(Guid id) => await Read(Select + " where c.id = $1" + Group, Of(id)) is [var found] ? found : null;

    /// <summary>Closed days of today and later, for the citizens' pages.</summary>
    public async Task<ImmutableArray<ClosedDayNotice>> Notices()
    {
        await using var query = Command("select date, venues, reason from closing where date >= $1 and reopened_at is null order by date, closed_at",
            Of(time.CityToday()));
        await using var rows = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ClosedDayNotice>();
        while (await rows.ReadAsync())
            all.Add(new ClosedDayNotice(rows.GetFieldValue<DateOnly>(0), [.. rows.GetFieldValue<string[]>(1)], rows.GetString(2)));
        return all.ToImmutable();
    }

    /// <summary>Records that the day is open again, in other closings of it too, and holds back the mails that have not gone out;
    /// again changes nothing.</summary>
    public async Task Reopen(DayClosing closing, string? reason, string actor)
    {
        var now = time.GetUtcNow();
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Line(
            """
            update closing c set reopened_by = $2, reopened_at = $3 from closing o
            where o.id = $1 and c.reopened_at is null and c.date = o.date and c.venues <@ o.venues
            """,
            Of(closing.Id), Of(actor), Of(now)));
        batch.BatchCommands.Add(Line(
            """
            update notice n set state = 'superseded' from closing_person p
            where p.closing = $1 and n.number = p.number and n.kind = 'day-closed' and n.state = 'pending'
            """,
            Of(closing.Id)));
        batch.BatchCommands.Add(AuditLines.Line(now, actor, "closing.reopen", $"{closing.Date:yyyy-MM-dd}", reason, string.Join(' ', closing.Venues)));
        await batch.ExecuteNonQueryAsync();
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
                rows.GetFieldValue<DateTimeOffset>(5), (int)rows.GetInt64(8), (int)rows.GetInt64(9), (int)rows.GetInt64(10))
            {
                ReopenedBy = rows.IsDBNull(6) ? null : rows.GetString(6), ReopenedAt = rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7),
            });
        }

        return all.ToImmutable();
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.Ordinary.CreateCommand(sql);
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
