using System.Text.Json;
using Npgsql;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calendars;

/// <summary>Reads a venue's month in one query.</summary>
public sealed class CalendarReader(BookingDatabase database, CalendarMetrics figures, TimeProvider time)
{
    /// <returns>Null: there is no such venue.</returns>
    public async Task<CalendarMonth?> Read(CalendarKey key)
    {
        var now = time.GetUtcNow();
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Command("select 1 from venue where id = $1", key.Venue));
        batch.BatchCommands.Add(Command("select date, closed_reason from venue_day where venue = $1 and date >= $2 and date < $3", key.Venue, key.Month,
            key.Month.AddMonths(1)));
        batch.BatchCommands.Add(Command("select date, name from national_holiday where date >= $1 and date < $2", key.Month, key.Month.AddMonths(1)));
        batch.BatchCommands.Add(Command(
            """
            select s.date, s.time, s.minutes, s.capacity, s.booked, s.opens_at, s.procedures, s.closes_at, h.kept, h.until,
                case when exists (select 1 from slot_share x where x.slot = s.id)
                    then (select json_object_agg(x.procedure, json_build_array(x.capacity, x.booked,
                            (select coalesce(sum(k.seats), 0) from hold k where k.slot = s.id and k.procedure = x.procedure and k.until > $4)))::text
                        from slot_share x where x.slot = s.id) end,
                s.web_closes_at
            from slot s
            left join lateral (select coalesce(sum(h.seats), 0)::integer as kept, min(h.until) as until from hold h where h.slot = s.id and h.until > $4) h on true
            where s.venue = $1 and s.date >= $2 and s.date < $3
            """,
            key.Venue, key.Month, key.Month.AddMonths(1), now));

        await using var reader = await batch.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return null;
        await reader.NextResultAsync();
        var closed = await Names(reader);
        await reader.NextResultAsync();
        var holidays = await Names(reader);
        await reader.NextResultAsync();
        var slots = new List<CalendarSlot>();
        while (await reader.ReadAsync()) slots.Add(Slot(reader));
        figures.Refreshed();
        return new CalendarMonth(key.Venue, key.Month, now, slots, closed, holidays);
    }

    private static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static async Task<Dictionary<DateOnly, string>> Names(NpgsqlDataReader reader)
    {
        var names = new Dictionary<DateOnly, string>();
        while (await reader.ReadAsync()) names[reader.GetFieldValue<DateOnly>(0)] = reader.GetString(1);
        return names;
    }

    private static CalendarSlot Slot(NpgsqlDataReader reader)
    {
        var shares = reader.IsDBNull(10) ? null : JsonSerializer.Deserialize<Dictionary<string, int[]>>(reader.GetString(10));
        // The calendar is the public's.
        var web = reader.IsDBNull(11) ? DateTimeOffset.MaxValue : reader.GetFieldValue<DateTimeOffset>(11);
        var offers = reader.GetFieldValue<string[]>(6).Zip(reader.GetFieldValue<DateTimeOffset[]>(7).Select(closes => closes < web ? closes : web))
            .ToDictionary(
                offer => offer.First,
                offer => shares?.GetValueOrDefault(offer.First) is { } share
                    ? new CalendarOffer(offer.Second, share[0], share[1], share[2])
                    : new CalendarOffer(offer.Second, null, 0, 0));
        return new CalendarSlot(
            reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<TimeOnly>(1), reader.GetInt16(2), reader.GetInt32(3), reader.GetInt32(4),
            reader.GetInt32(8), reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9), reader.GetFieldValue<DateTimeOffset>(5), offers);
    }
}
