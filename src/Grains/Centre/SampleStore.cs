using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.LostNotices;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Centre;

/// <summary>Samples as rows: calls that were drawn, and every comparison for a lost notice letter.</summary>
public sealed class SampleStore(BookingDatabase database, TextSealer sealer)
{
    private const int Listed = 200;

    private const string Select =
        """
        select * from (
            select 'call', c.id, c.number, c.operator, c.started_at, c.wrap_up, '{}'::text[] as facts,
                array(select l.number from call_reservation l where l.call = c.id order by l.number), c.key_version, c.sealed_note,
                extract(epoch from c.closed_at - c.started_at)::integer, s.finding, s.checked_by, s.checked_at
            from call_sample s join call c on c.id = s.call
            union all
            select 'lost-notice', n.id, c.number, n.operator, n.at, case when n.number is null then 'missed' else 'matched' end, n.facts,
                case when n.number is null then '{}'::bigint[] else array[n.number] end, n.key_version, n.sealed_reason,
                null, n.finding, n.checked_by, n.checked_at
            from lost_notice n join call c on c.id = n.call) x (kind, id, call_number, operator, at, what, facts, numbers, key_version, sealed, seconds,
                finding, checked_by, checked_at)
        order by checked_at is not null, case when checked_at is null then at end, checked_at desc limit $1
        """;

    public async Task<ImmutableArray<Sample>> All()
    {
        await using var query = database.Ordinary.CreateCommand(Select);
        query.Parameters.Add(Of(Listed));
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<Sample>();
        while (await row.ReadAsync())
        {
            var (kind, id) = (row.GetString(0), row.GetGuid(1));
            var sealedNote = row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9);
            var note = kind == "call"
                ? sealer.Open($"call {id:N}", "note", row.GetInt16(8), sealedNote)
                : sealer.Open(LostNoticeStore.Record(id), LostNoticeStore.Reason, row.GetInt16(8), sealedNote);
            all.Add(new Sample(
                kind, id, row.GetInt64(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5), [.. row.GetFieldValue<string[]>(6)],
                [.. row.GetFieldValue<long[]>(7).Select(ReservationNumberField.Format)], note, row.IsDBNull(10) ? null : row.GetInt32(10),
                row.IsDBNull(11) ? null : row.GetString(11), row.IsDBNull(12) ? null : row.GetString(12),
                row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13)));
        }

        return all.ToImmutable();
    }

    /// <summary>By lot among the calls of these days that are over and were not drawn before; again under the same id nothing more.</summary>
    /// <returns>How many it drew; null: the id is that of another draw.</returns>
    public async Task<int?> Draw(DrawSamples command, string actor, DateTimeOffset now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            with draw as (
                insert into sample_draw (id, first_day, last_day, wanted, drawn_by, drawn_at) values ($1, $2, $3, $4, $5, $6)
                    on conflict (id) do nothing returning id)
            insert into call_sample (call, drawn_by, drawn_at, draw)
            select c.id, $5, $6, d.id from draw d, call c
            where c.started_at >= $7 and c.started_at < $8 and c.closed_at is not null and not exists (select from call_sample s where s.call = c.id)
            order by random() limit $4
            on conflict do nothing
            """)
        {
            Parameters =
            {
                Of(command.Id), Of(command.From), Of(command.To), Of(command.Count), Of(actor), Moment(now),
                Moment(CityClock.ToInstant(command.From, TimeOnly.MinValue)), Moment(CityClock.ToInstant(command.To.AddDays(1), TimeOnly.MinValue)),
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            select count(s.call)::integer from sample_draw d left join call_sample s on s.draw = d.id
            where d.id = $1 and d.first_day = $2 and d.last_day = $3 and d.wanted = $4 and d.drawn_by = $5 group by d.id
            """) { Parameters = { Of(command.Id), Of(command.From), Of(command.To), Of(command.Count), Of(actor) } });
        await using var row = await batch.ExecuteReaderAsync();
        return await row.ReadAsync() ? row.GetInt32(0) : null;
    }

    /// <returns>False: there is no such sample. Looking again replaces what was found.</returns>
    public async Task<bool> Check(Guid id, string? finding, string actor, DateTimeOffset now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        foreach (var (table, key) in new[] { ("call_sample", "call"), ("lost_notice", "id") })
        {
            // Whoever took the call does not look at it.
            var own = table == "call_sample" ? "and not exists (select from call c where c.id = call and c.operator = $3)" : "and operator <> $3";
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"update {table} set finding = $2, checked_by = $3, checked_at = $4 where {key} = $1 {own}")
            {
                Parameters = { Of(id), Text(finding), Of(actor), Moment(now) },
            });
        }

        return await batch.ExecuteNonQueryAsync() > 0;
    }
}
