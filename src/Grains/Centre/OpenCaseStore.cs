using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Closings;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Centre;

/// <summary>Everything unfinished, from wherever it is kept; whoever has it there is its owner.</summary>
public sealed class OpenCaseStore(BookingDatabase database)
{
    private const string Select =
        $"""
        select * from (
            select 'call', c.id::text, c.number, null, c.operator, null::date, c.started_at from call c where c.closed_at is null
            union all
            select 'complaint', p.id::text, p.number, null, p.owner, p.due, p.filed_at from complaint p where p.state <> 'closed'
            union all
            select 'case', k.id::text, k.number, k.title, k.owner, k.due, k.opened_at from city_case k where k.closed_at is null
            union all
            select 'incident', i.id::text, i.number, i.title, i.owner, null, i.recorded_at from incident i where i.closed_at is null
            union all
            select 'worklist', d.number::text, null, null, coalesce(o.owner, w.by), s.date, coalesce(w.since, $1)
            from displaced_now d join slot s on s.id = d.slot
            left join displaced w on w.number = d.number and w.slot = d.slot
            left join open_case_owner o on o.kind = 'worklist' and o.subject = d.number::text
            where s.date + s.time > $2
            union all
            select 'closing', z.id::text, null, z.reason, o.owner, z.date, z.closed_at from closing z
            left join open_case_owner o on o.kind = 'closing' and o.subject = z.id::text
            where z.date >= $2::date and exists (
                select from closing_person p join closing c on c.id = p.closing join reservation r on r.number = p.number join slot s on s.id = r.slot
                where p.closing = z.id and not p.by_mail and {ClosingStore.IsOpen})
        ) x (kind, id, number, title, owner, due, since)
        order by owner is not null, due nulls last, since, id limit 500
        """;

    public async Task<ImmutableArray<OpenCase>> All(DateTimeOffset now)
    {
        await using var query = database.Reads.CreateCommand(Select);
        query.Parameters.AddRange(new NpgsqlParameter[] { Of(now.ToUniversalTime()), Of(DateTime.SpecifyKind(CityClock.ToCity(now), DateTimeKind.Unspecified)) });
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<OpenCase>();
        while (await row.ReadAsync())
        {
            all.Add(new OpenCase(
                row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateTimeOffset>(6)));
        }

        return all.ToImmutable();
    }

    /// <returns>False: nothing of this kind and id is open.</returns>
    public async Task<bool> SetOwner(string kind, string id, string owner, string actor, DateTimeOffset now)
    {
        if (kind is not ("worklist" or "closing") || !(await All(now)).Any(one => one.Kind == kind && one.Id == id)) return false;
        await using var upsert = database.Reads.CreateCommand(
            """
            insert into open_case_owner (kind, subject, owner, set_by, set_at) values ($1, $2, $3, $4, $5)
            on conflict (kind, subject) do update set owner = excluded.owner, set_by = excluded.set_by, set_at = excluded.set_at
            """);
        upsert.Parameters.AddRange(new NpgsqlParameter[] { Of(kind), Of(id), Of(owner), Of(actor), Of(now.ToUniversalTime()) });
        await upsert.ExecuteNonQueryAsync();
        return true;
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
