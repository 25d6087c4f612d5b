using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Changes;

/// <summary>Reads who is booked where, for simulations. Nobody's data: numbers, and whether there is a way to reach them.</summary>
public sealed class BookedTimes(BookingDatabase database)
{
    /// <summary>Times of a venue with bookings from a day on.</summary>
    public async Task<IReadOnlyList<BookedTime>> Of(string venue, DateOnly from)
    {
        var times = new Dictionary<(DateOnly, TimeOnly), (int Booked, ImmutableArray<DisplacedPerson>.Builder People)>();
        await using var command = database.Ordinary.CreateCommand(
            """
            select s.date, s.time, s.booked, r.number, r.procedure, r.sealed_email is not null, r.sealed_phone is not null
            from slot s
            join reservation r on r.slot = s.id and r.status = 'booked'
            cross join lateral (
                select max(e.at) as at from reservation_event e where e.number = r.number and e.slot = s.id and e.kind in ('booked', 'moved')) c
            where s.venue = $1 and s.date >= $2
            order by s.date, s.time, c.at desc, r.number desc
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = venue });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = from });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (date, time) = (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<TimeOnly>(1));
            if (!times.TryGetValue((date, time), out var booked))
                times[(date, time)] = booked = (reader.GetInt32(2), ImmutableArray.CreateBuilder<DisplacedPerson>());
            booked.People.Add(new DisplacedPerson(reader.GetInt64(3), date, time, reader.GetString(4), reader.GetBoolean(5), reader.GetBoolean(6)));
        }

        return [.. times.Select(time => new BookedTime(time.Key.Item1, time.Key.Item2, time.Value.Booked, time.Value.People.ToImmutable()))];
    }

    /// <summary>Seats of a usual time in the whole city from a day on; 0 if there is none.</summary>
    public async Task<int> UsualSeats(DateOnly from)
    {
        await using var command = database.Ordinary.CreateCommand(
            "select coalesce(percentile_disc(0.5) within group (order by capacity), 0) from slot where date >= $1 and capacity > 0");
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = from });
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
