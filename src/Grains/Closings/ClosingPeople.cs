using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Closings;

/// <summary>Whom closings concern, where they are now, and who was called.</summary>
public sealed class ClosingPeople(BookingDatabase database, ContactSealer sealer, TimeProvider time)
{
    private const string IsThere = "(r.status = 'booked' and s.date = c.date and s.venue = any (c.venues))";

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

    /// <summary>Who has no mail address.</summary>
    public async Task<ImmutableArray<ClosingCall>> Calls(Guid id)
    {
        await using var query = Command(
            $"""
            select {ReservationColumns.All}, b.venue, b.date, b.time, {ClosingStore.IsOpen}, w.by, w.at, w.note, w.state is not distinct from 'contacted'
            from closing_person p
            join closing c on c.id = p.closing
            join reservation r on r.number = p.number
            join slot s on s.id = r.slot
            cross join lateral (
                select o.id, o.venue, o.date, o.time from reservation_event e join slot o on o.id = e.slot
                where e.number = p.number and o.date = c.date and o.venue = any (c.venues) order by e.version desc limit 1) b
            left join displaced w on w.number = p.number and w.slot = b.id
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
                rows.IsDBNull(at + 6) ? null : rows.GetString(at + 6))
            {
                Reached = rows.GetBoolean(at + 7),
            });
        }

        return all.ToImmutable();
    }

    /// <summary>Where those are now whom a closing concerned: still booked for the day, moved, cancelled; and how many of the first a mail has told.</summary>
    public async Task<(int Booked, int Moved, int Cancelled, int Mailed)> Whereabouts(Guid id)
    {
        await using var query = Command(
            $"""
            select count(*) filter (where {IsThere}), count(*) filter (where r.status <> 'cancelled' and not {IsThere}),
                count(*) filter (where r.status = 'cancelled'),
                count(*) filter (where {IsThere} and exists (
                    select 1 from notice n where n.number = r.number and n.kind = 'day-closed' and n.created_at >= c.closed_at and n.state = 'sent'))
            from closing c
            join closing_person p on p.closing = c.id
            join reservation r on r.number = p.number
            join slot s on s.id = r.slot
            where c.id = $1
            """,
            Of(id));
        await using var row = await query.ExecuteReaderAsync();
        await row.ReadAsync();
        return ((int)row.GetInt64(0), (int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3));
    }

    /// <summary>Notes in the worklist's record what came of a call; false if nobody of this number on the list has still a seat on the day.</summary>
    public async Task<bool> Note(Guid id, long number, bool reached, string? result, string actor)
    {
        await using var upsert = Command(
            """
            insert into displaced (number, slot, since, state, by, at, note)
            select p.number, r.slot, c.closed_at, $3, $4, $5, $6
            from closing_person p join closing c on c.id = p.closing join reservation r on r.number = p.number join slot s on s.id = r.slot
            where p.closing = $1 and p.number = $2 and not p.by_mail and s.date = c.date and s.venue = any (c.venues)
            on conflict (number, slot) do update set state = excluded.state, by = excluded.by, at = excluded.at, note = excluded.note
            """,
            Of(id), Of(number), Of(reached ? "contacted" : "not-reached"), Of(actor), Of(time.GetUtcNow()),
            new NpgsqlParameter { Value = (object?)result ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return await upsert.ExecuteNonQueryAsync() == 1;
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.Ordinary.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
