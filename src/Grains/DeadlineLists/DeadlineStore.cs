using System.Collections.Immutable;
using System.Data;
using Npgsql;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>Freezes lists and reads them; the first to store one wins, and everybody reads that.</summary>
public sealed class DeadlineStore(BookingDatabase database, ContactSealer contacts, ListSealer lists)
{
    private const string Booked =
        $"select {ReservationColumns.All} {ReservationColumns.From} where s.venue = $1 and s.date = $2 and r.status <> 'cancelled' order by s.time, r.number";

    // Everybody who ever had a seat on this day, cancelled or gone elsewhere as well.
    private const string Touched =
        """
        select e.number, max(e.version) from reservation_event e
        where e.number in (select t.number from reservation_event t join slot s on s.id = t.slot
            where s.venue = $1 and s.date = $2 and t.kind in ('booked', 'moved'))
        group by e.number
        """;

    /// <summary>The deadline of a day; null: no such venue.</summary>
    public async Task<DateTimeOffset?> Deadline(string venue, DateOnly date)
    {
        await using var command = database.Ordinary.CreateCommand("select list_deadline_v1($1, $2)");
        Day(command.Parameters, venue, date);
        return await command.ExecuteScalarAsync() is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The frozen list with what was seen then; null: not frozen.</summary>
    public async Task<(DeadlineList List, Dictionary<long, int> Seen)?> Find(string venue, DateOnly date)
    {
        await using var command = database.Ordinary.CreateCommand(
            "select deadline_at, frozen_at, key_version, wrapped_key, sealed_rows from deadline_list where venue = $1 and date = $2");
        Day(command.Parameters, venue, date);
        await using var rows = await command.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;
        var frozen = lists.Open(venue, date, rows.GetInt16(2), rows.GetFieldValue<byte[]>(3), rows.GetFieldValue<byte[]>(4));
        return (new DeadlineList(venue, date, rows.GetFieldValue<DateTimeOffset>(0), rows.GetFieldValue<DateTimeOffset>(1), frozen.People), frozen.Seen);
    }

    /// <summary>Freezes the day as it is now, unless somebody has done so.</summary>
    public async Task Freeze(string venue, DateOnly date, DateTimeOffset deadline, DateTimeOffset now)
    {
        var rows = await Read(venue, date);
        var (keyVersion, wrapped, box) = lists.Seal(venue, date, rows);
        await using var command = database.Ordinary.CreateCommand(
            """
            insert into deadline_list (venue, date, deadline_at, frozen_at, people, key_version, wrapped_key, sealed_rows, next_attempt_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $4) on conflict (venue, date) do nothing
            """);
        Day(command.Parameters, venue, date);
        foreach (var value in (object[])[deadline.ToUniversalTime(), now, rows.People.Length, keyVersion, wrapped, box])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Days whose deadline has passed and whose list is not frozen: today and the coming month.</summary>
    public async Task<ImmutableArray<(string Venue, DateOnly Date, DateTimeOffset Deadline)>> Due(DateOnly today, DateTimeOffset now)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            select d.venue, d.date, d.deadline from (
                select s.venue, s.date, list_deadline_v1(s.venue, s.date) as deadline
                from slot s where s.date between $1 and $1 + 32 group by s.venue, s.date having sum(s.capacity + s.booked) > 0) d
            where d.deadline <= $2 and not exists (select 1 from deadline_list l where l.venue = d.venue and l.date = d.date)
            order by d.date, d.venue
            """);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using var rows = await command.ExecuteReaderAsync();
        var due = ImmutableArray.CreateBuilder<(string, DateOnly, DateTimeOffset)>();
        while (await rows.ReadAsync()) due.Add((rows.GetString(0), rows.GetFieldValue<DateOnly>(1), rows.GetFieldValue<DateTimeOffset>(2)));
        return due.ToImmutable();
    }

    /// <summary>Days with sessions, two weeks from a day on.</summary>
    public async Task<ImmutableArray<ListedDay>?> Days(DateOnly from)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            select s.venue, s.date, coalesce(l.deadline_at, list_deadline_v1(s.venue, s.date)), l.frozen_at, l.people, l.announced_at, coalesce(l.attempts, 0)
            from slot s left join deadline_list l on l.venue = s.venue and l.date = s.date
            where s.date between $1 and $1 + 13
            group by s.venue, s.date, l.deadline_at, l.frozen_at, l.people, l.announced_at, l.attempts having sum(s.capacity + s.booked) > 0
            order by s.date, s.venue
            """);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = from });
        await using var rows = await command.ExecuteReaderAsync();
        var days = ImmutableArray.CreateBuilder<ListedDay>();
        while (await rows.ReadAsync())
        {
            days.Add(new ListedDay(
                rows.GetString(0), rows.GetFieldValue<DateOnly>(1), rows.GetFieldValue<DateTimeOffset>(2),
                rows.IsDBNull(3) ? null : rows.GetFieldValue<DateTimeOffset>(3), rows.IsDBNull(4) ? null : rows.GetInt32(4))
            {
                AnnouncedAt = rows.IsDBNull(5) ? null : rows.GetFieldValue<DateTimeOffset>(5), Attempts = rows.GetInt32(6),
            });
        }

        return days.ToImmutable();
    }

    // One moment for both: nothing falls between the rows and what was seen.
    private async Task<FrozenRows> Read(string venue, DateOnly date)
    {
        await using var connection = await database.Ordinary.OpenConnectionAsync();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var people = ImmutableArray.CreateBuilder<ListedPerson>();
        await using (var command = new NpgsqlCommand(Booked, connection, moment))
        {
            Day(command.Parameters, venue, date);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var reservation = ReservationColumns.Read(rows);
                var (contact, id) = contacts.Open(reservation.Number, ReservationColumns.ReadSealed(rows));
                people.Add(new ListedPerson(
                    reservation.Number, reservation.Version, reservation.Slot.Time, reservation.Minutes, reservation.Procedure, id, contact.Name,
                    contact.Kana));
            }
        }

        var seen = new Dictionary<long, int>();
        await using (var command = new NpgsqlCommand(Touched, connection, moment))
        {
            Day(command.Parameters, venue, date);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) seen[rows.GetInt64(0)] = rows.GetInt32(1);
        }

        await moment.CommitAsync();
        return new FrozenRows(people.ToImmutable(), seen);
    }

    internal static void Day(NpgsqlParameterCollection parameters, string venue, DateOnly date)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = venue });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = date });
    }
}
