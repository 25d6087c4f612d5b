using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Changes;
using OrleansBooking.Grains.Closings;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Centre;

/// <summary>Everything unfinished, from wherever it is kept; whoever has it there is its owner.</summary>
public sealed class OpenCaseStore(BookingDatabase database)
{
    // $1 the city's clock, $2 now.
    private const string Open =
        $"""
        (
            select 'call', c.id::text, c.number, null, c.operator, null::date, c.started_at from call c where c.closed_at is null
            union all
            select 'complaint', p.id::text, p.number, null, p.owner, p.due, p.filed_at from complaint p where p.state <> 'closed'
            union all
            select 'case', k.id::text, k.number, k.title, k.owner, k.due, k.opened_at from city_case k where k.closed_at is null
            union all
            select 'incident', i.id::text, i.number, i.title, i.owner, null, i.recorded_at from incident i where i.closed_at is null
            union all
            select 'worklist', d.number::text, null, null, coalesce(o.owner, w.by), s.date, coalesce(w.since, $2)
            from {WorklistStore.Displaced}
            left join open_case_owner o on o.kind = 'worklist' and o.subject = d.number::text
            where {WorklistStore.IsOpen}
            union all
            select 'closing', c.id::text, null, c.reason, o.owner, c.date, c.closed_at from closing c
            left join open_case_owner o on o.kind = 'closing' and o.subject = c.id::text
            where exists (
                select from closing_person p join reservation r on r.number = p.number join slot s on s.id = r.slot
                where p.closing = c.id and not p.by_mail and {ClosingStore.IsOpen})
        ) x (kind, id, number, title, owner, due, since)
        """;

    /// <summary>So many after so many, and how many there are in all.</summary>
    public async Task<OpenCasePage> Page(int skip, int limit, DateTimeOffset now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Query($"select count(*), count(*) filter (where owner is null) from {Open}", now));
        batch.BatchCommands.Add(Query($"select * from {Open} order by owner is not null, due nulls last, since, id offset $3 limit $4", now, Of(skip),
            Of(limit)));
        await using var row = await batch.ExecuteReaderAsync();
        await row.ReadAsync();
        var (count, without) = (row.GetInt64(0), row.GetInt64(1));
        await row.NextResultAsync();
        var all = ImmutableArray.CreateBuilder<OpenCase>();
        while (await row.ReadAsync())
        {
            all.Add(new OpenCase(
                row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateTimeOffset>(6)));
        }

        return new OpenCasePage(all.ToImmutable(), count, without);
    }

    /// <returns>False: nothing of this kind and id is open.</returns>
    public async Task<bool> SetOwner(string kind, string id, string owner, string actor, DateTimeOffset now)
    {
        if (kind is not ("worklist" or "closing") || !await IsOpen(kind, id, now)) return false;
        await using var upsert = database.Ordinary.CreateCommand(
            """
            insert into open_case_owner (kind, subject, owner, set_by, set_at) values ($1, $2, $3, $4, $5)
            on conflict (kind, subject) do update set owner = excluded.owner, set_by = excluded.set_by, set_at = excluded.set_at
            """);
        upsert.Parameters.AddRange(new NpgsqlParameter[] { Of(kind), Of(id), Of(owner), Of(actor), Moment(now) });
        await upsert.ExecuteNonQueryAsync();
        return true;
    }

    private async Task<bool> IsOpen(string kind, string id, DateTimeOffset now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Query($"select exists (select from {Open} where kind = $3 and id = $4)", now, Of(kind), Of(id)));
        return await batch.ExecuteScalarAsync() is true;
    }

    private static NpgsqlBatchCommand Query(string sql, DateTimeOffset now, params NpgsqlParameter[] more)
    {
        var query = new NpgsqlBatchCommand(sql) { Parameters = { Of(DateTime.SpecifyKind(CityClock.ToCity(now), DateTimeKind.Unspecified)), Moment(now) } };
        query.Parameters.AddRange(more);
        return query;
    }
}
