using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Reservations;

/// <summary>Reads reservations one at a time, with their contact unsealed.</summary>
public sealed class ReservationStore(BookingDatabase database, ContactSealer sealer, TimeProvider time)
{
    private const string One = $"select {ReservationColumns.All} {ReservationColumns.From} where r.number = $1 and ($2::bytea is null or r.applicant_key = $2)";

    private const string Events =
        """
        select e.version, e.kind, e.actor, e.channel, e.at, s.venue, s.date, s.time, e.reason, e.overridden
        from reservation_event e join slot s on s.id = e.slot where e.number = $1 order by e.version
        """;

    private const string Notices = "select version, kind, state, attempts, created_at, sent_at from notice where number = $1 order by id";

    private const string Live =
        $"""
        select {ReservationColumns.Record} {ReservationColumns.From} where r.applicant_key = $1
        and r.status in ('booked', 'arrived') order by s.date, s.time, r.number
        """;

    // One line for as long as somebody works with it.
    private const string Opened =
        """
        insert into audit.entry (at, actor, action, subject)
        select $2, $3, 'reservation.open', $1::text where exists (select from reservation where number = $1) and not exists (
            select from audit.entry e where e.subject = $1::text and e.actor = $3 and e.action = 'reservation.open' and e.at > $2 - interval '10 minutes')
        """;

    /// <summary>With history and mails; null if there is none, or it is not this applicant's (null: anybody's).</summary>
    /// <param name="opener">Whose opening goes into the audit trail, in the same commit; null: nobody's.</param>
    public async Task<ReservationDetails?> Details(long number, byte[]? applicant, string? opener)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Find(number, applicant));
        foreach (var text in (string[])[Events, Notices])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(text) { Parameters = { new NpgsqlParameter<long> { TypedValue = number } } });
        if (opener is not null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Opened)
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = number },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow().ToUniversalTime() },
                    new NpgsqlParameter<string> { TypedValue = opener } },
            });
        }

        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;

        var reservation = ReservationColumns.Read(rows);
        var bookedAt = ReservationColumns.ReadBookedAt(rows);
        var (contact, reservationId) = sealer.Open(number, ReservationColumns.ReadSealed(rows));
        await rows.NextResultAsync();
        var events = await All(rows, row => new ReservationEvent(
            row.GetInt32(0), row.GetString(1), row.GetString(2), LedgerWords.Channel(row.GetString(3)), row.GetFieldValue<DateTimeOffset>(4),
            new SlotKey(row.GetString(5), row.GetFieldValue<DateOnly>(6), row.GetFieldValue<TimeOnly>(7)), row.IsDBNull(8) ? null : row.GetString(8))
        {
            Overridden = row.GetBoolean(9),
        });
        await rows.NextResultAsync();
        var notices = await All(rows, row => new NoticeStatus(
            row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4),
            row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5)));
        return new ReservationDetails(reservation, contact, reservationId, bookedAt, events, notices);
    }

    /// <summary>The current version with its contact; null as for <see cref="Details"/>.</summary>
    public async Task<(Reservation Reservation, Contact Contact, string? ReservationId)?> Current(long number, byte[]? applicant)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Find(number, applicant));
        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;
        var (contact, reservationId) = sealer.Open(number, ReservationColumns.ReadSealed(rows));
        return (ReservationColumns.Read(rows), contact, reservationId);
    }

    /// <summary>An applicant's live reservations in order of date and time.</summary>
    public async Task<ImmutableArray<Reservation>> LiveOf(byte[] applicant)
    {
        await using var query = database.Ordinary.CreateCommand(Live);
        query.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = applicant });
        await using var rows = await query.ExecuteReaderAsync();
        return await All(rows, ReservationColumns.Read);
    }

    private static NpgsqlBatchCommand Find(long number, byte[]? applicant) => new(One)
    {
        Parameters =
        {
            new NpgsqlParameter<long> { TypedValue = number },
            new NpgsqlParameter { Value = (object?)applicant ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
        },
    };

    private static async Task<ImmutableArray<T>> All<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        while (await rows.ReadAsync()) all.Add(read(rows));
        return all.ToImmutable();
    }
}
