using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Changes;

/// <summary>The people whose seats were taken away. Who is open follows from the ledger alone; what was done about it is kept beside it.</summary>
public sealed class WorklistStore(BookingDatabase database)
{
    /// <summary>Who may be on the list, as <c>d</c>, with the time as <c>s</c> and what was done as <c>w</c>; <see cref="IsOpen"/> says who waits.</summary>
    internal const string Displaced = "displaced_now d join slot s on s.id = d.slot left join displaced w on w.number = d.number and w.slot = d.slot";

    /// <summary>Somebody has to see to this person still: until the time begins, and after it until somebody notes how it ended (A5).
    /// <c>$1</c> is the city's time.</summary>
    // A booking over the capacity (an override) was wanted: after its time nobody has to hear of it.
    internal const string IsOpen = "(s.date + s.time > $1 or w.state <> 'closed')";

    /// <summary>So long an entry is shown among those that are done.</summary>
    private const string KeptDays = "7";

    private const string Entry = "d.number, s.venue, s.date, s.time, r.procedure, r.sealed_email is not null, r.sealed_phone is not null";

    /// <param name="now">The city's time.</param>
    public async Task<Worklist> Read(DateTime now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Command(
            $"""
            select {Entry}, coalesce(w.since, $2), coalesce(w.state, 'open'), w.by, w.at, w.note, s.date + s.time <= $1
            from {Displaced}
            join reservation r on r.number = d.number
            where {IsOpen}
            order by s.date, s.time, d.number
            """, now));
        // The first thing that happened to the reservation after it came here; none: the seat was there again.
        batch.BatchCommands.Add(Command(
            $"""
            select {Entry}, d.since,
                case when e.kind in ('moved', 'cancelled') then e.kind when e.kind = 'no-show' or d.state = 'closed' then 'closed' else 'seated' end,
                coalesce(e.actor, d.by), coalesce(e.at, d.at), d.note, false
            from displaced d
            join slot s on s.id = d.slot
            join reservation r on r.number = d.number
            left join lateral (
                select e.kind, e.actor, e.at from reservation_event e
                where e.number = d.number and e.at >= d.since and e.kind in ('moved', 'cancelled', 'no-show') order by e.version limit 1) e on true
            where (s.date >= $1::date - {KeptDays} or d.at::date >= $1::date - {KeptDays})
                and (d.state = 'closed' or not exists (select 1 from displaced_now n where n.number = d.number and n.slot = d.slot))
            order by coalesce(e.at, d.at, d.since) desc, d.number limit 200
            """, now));
        await using var reader = await batch.ExecuteReaderAsync();
        var open = await Entries(reader);
        await reader.NextResultAsync();
        return new Worklist(open, await Entries(reader));
    }

    /// <summary>As many as <see cref="Read"/> finds open.</summary>
    public async Task<int> Waiting(DateTime now)
    {
        await using var command = database.Ordinary.CreateCommand($"select count(*)::integer from {Displaced} where {IsOpen}");
        command.Parameters.Add(new NpgsqlParameter { Value = DateTime.SpecifyKind(now, DateTimeKind.Unspecified), NpgsqlDbType = NpgsqlDbType.Timestamp });
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <returns>False: nobody of that number is on the list, or the time that is to be closed has not begun.</returns>
    public async Task<bool> Note(NoteContact contact, string by, DateTimeOffset at)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            insert into displaced (number, slot, since, state, by, at, note)
            select d.number, d.slot, $4, $2, $3, $4, $5 from displaced_now d join slot s on s.id = d.slot
            where d.number = $1 and ($2 <> 'closed' or s.date + s.time <= $6)
            on conflict (number, slot) do update set state = excluded.state, by = excluded.by, at = excluded.at, note = excluded.note
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = contact.Number });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Word(contact.State) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = by });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)contact.Note ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = DateTime.SpecifyKind(CityClock.ToCity(at), DateTimeKind.Unspecified), NpgsqlDbType = NpgsqlDbType.Timestamp,
        });
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private static NpgsqlBatchCommand Command(string text, DateTime now)
    {
        var command = new NpgsqlBatchCommand(text);
        command.Parameters.Add(new NpgsqlParameter { Value = DateTime.SpecifyKind(now, DateTimeKind.Unspecified), NpgsqlDbType = NpgsqlDbType.Timestamp });
        if (text.Contains("$2", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter { Value = DateTime.UnixEpoch, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return command;
    }

    private static async Task<ImmutableArray<WorklistEntry>> Entries(NpgsqlDataReader row)
    {
        var entries = ImmutableArray.CreateBuilder<WorklistEntry>();
        while (await row.ReadAsync())
        {
            entries.Add(new WorklistEntry(
                row.GetInt64(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<TimeOnly>(3), row.GetString(4),
                row.GetBoolean(5), row.GetBoolean(6), row.GetFieldValue<DateTimeOffset>(7), State(row.GetString(8)),
                row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
                row.IsDBNull(11) ? null : row.GetString(11))
            {
                IsPast = row.GetBoolean(12),
            });
        }

        return entries.ToImmutable();
    }

    private static string Word(WorklistState state) => state switch
    {
        WorklistState.Contacted => "contacted",
        WorklistState.NotReached => "not-reached",
        WorklistState.Closed => "closed",
        _ => "open",
    };

    private static WorklistState State(string word) => word switch
    {
        "contacted" => WorklistState.Contacted,
        "not-reached" => WorklistState.NotReached,
        "moved" => WorklistState.Moved,
        "cancelled" => WorklistState.Cancelled,
        "seated" => WorklistState.Seated,
        "closed" => WorklistState.Closed,
        _ => WorklistState.Open,
    };
}
