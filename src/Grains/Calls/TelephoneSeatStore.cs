using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Times of which the telephone can book more than the public's calendar shows.</summary>
public sealed class TelephoneSeatStore(BookingDatabase database)
{
    // Seats that are left to the telephone are holds of no procedure.
    private const string Select =
        """
        select s.venue, s.date, s.time, s.minutes, s.capacity, greatest(0, least(
            s.capacity - s.booked - (select coalesce(sum(h.seats), 0) from hold h where h.slot = s.id and h.until > $4 and h.procedure <> ''),
            (select x.capacity - x.booked - (select coalesce(sum(h.seats), 0) from hold h where h.slot = s.id and h.until > $4 and h.procedure = $1)
             from slot_share x where x.slot = s.id and x.procedure = $1)))::integer
        from slot s
        where s.date >= $2 and s.date < $3 and s.opens_at <= $4 and s.closes_at[array_position(s.procedures, $1)] > $4
            and (s.web_closes_at <= $4 or s.id in (select h.slot from hold h where h.procedure = '' and h.until > $4))
        """;

    public async Task<ImmutableArray<TelephoneSeats>> Read(string procedure, DateOnly month, DateTimeOffset now)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        await using var query = database.Ordinary.CreateCommand(Select);
        query.Parameters.AddRange(new NpgsqlParameter[] { Of(procedure), Of(first), Of(first.AddMonths(1)), Of(now.ToUniversalTime()) });
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<TelephoneSeats>();
        while (await row.ReadAsync())
        {
            all.Add(new TelephoneSeats(
                new SlotKey(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<TimeOnly>(2)), row.GetInt16(3), row.GetInt32(4),
                row.GetInt32(5)));
        }

        return all.ToImmutable();
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
