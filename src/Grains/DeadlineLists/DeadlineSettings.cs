using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>By when each venue's lists are frozen.</summary>
public sealed class DeadlineSettings(BookingDatabase database)
{
    public async Task<ImmutableArray<ListDeadline>?> All()
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            select v.id, coalesce(d.days_before, 1), coalesce(d.at, time '17:00'), d.mail_to, coalesce(d.revision, 0)
            from venue v left join list_deadline d on d.venue = v.id order by v.id
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ListDeadline>();
        while (await rows.ReadAsync())
            all.Add(new ListDeadline(rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<TimeOnly>(2), rows.IsDBNull(3) ? null : rows.GetString(3),
                rows.GetInt32(4)));
        return all.ToImmutable();
    }

    /// <summary>Stores it, unless somebody else was faster.</summary>
    public async Task<ListDeadlineOutcome> Set(ListDeadline deadline, string actor, DateTimeOffset now)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            insert into list_deadline as d (venue, days_before, at, mail_to, revision, actor, changed_at)
            select v.id, $2, $3, $4, 1, $6, $7 from venue v where v.id = $1 and ($5 = 0 or exists (select 1 from list_deadline x where x.venue = $1))
            on conflict (venue) do update set days_before = excluded.days_before, at = excluded.at, mail_to = excluded.mail_to,
                revision = d.revision + 1, actor = excluded.actor, changed_at = excluded.changed_at
            where d.revision = $5
            returning d.revision
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = deadline.Venue });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)deadline.DaysBefore });
        command.Parameters.Add(new NpgsqlParameter<TimeOnly> { TypedValue = deadline.At });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)deadline.MailTo ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = deadline.Revision });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        if (await command.ExecuteScalarAsync() is int revision) return new ListDeadlineOutcome(deadline with { Revision = revision }, null);

        var current = (await All())!.Value.FirstOrDefault(one => one.Venue == deadline.Venue);
        return new ListDeadlineOutcome(null, current is null ? Refusal.UnknownVenue : Refusal.StaleVersion(current.Revision));
    }
}
