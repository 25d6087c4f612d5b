using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Changes;

/// <summary>Reads the days of a venue as they stand.</summary>
public sealed class ScheduleReader(BookingDatabase database, NationalHolidays holidays)
{
    public async Task<ImmutableArray<ScheduleDay>> Read(string venue, DateOnly first, DateOnly last)
    {
        var known = await holidays.Read();
        var closed = new Dictionary<DateOnly, string>();
        var slots = new List<(DateOnly Date, ScheduleSlot Slot)>();
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Command("select date, closed_reason from venue_day where venue = $1 and date between $2 and $3", venue, first, last));
        // A time without seats is a removed one; it stays to be seen as long as somebody is booked for it.
        batch.BatchCommands.Add(Command(
            """
            select date, time, minutes, capacity, booked, over, opens_at from slot
            where venue = $1 and date between $2 and $3 and (capacity > 0 or booked > 0) order by date, time
            """, venue, first, last));
        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync()) closed[reader.GetFieldValue<DateOnly>(0)] = reader.GetString(1);
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            slots.Add((reader.GetFieldValue<DateOnly>(0), new ScheduleSlot(
                reader.GetFieldValue<TimeOnly>(1), reader.GetInt16(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5),
                reader.GetFieldValue<DateTimeOffset>(6))));
        }

        var byDate = slots.ToLookup(slot => slot.Date, slot => slot.Slot);
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => first.AddDays(i)).Select(date =>
            new ScheduleDay(date, known.GetValueOrDefault(date), closed.GetValueOrDefault(date), [.. byDate[date]]))];
    }

    private static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
