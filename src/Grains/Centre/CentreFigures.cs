using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Changes;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Centre;

/// <summary>Counts the centre's day, in one batch of one moment.</summary>
public sealed class CentreFigures(BookingDatabase database)
{
    private const string OnCalls = "select id, number, operator, language, started_at from call where closed_at is null order by started_at limit 200";

    private const string OnDuty =
        """
        select date, operator, begins, ends, stand_in from shift where date = $1
        and begins <= $2 and ends > $2 order by begins, operator
        """;

    private const string Calls =
        """
        select coalesce(wrap_up, ''), count(*), avg(extract(epoch from closed_at - started_at))::float8 from call
        where started_at >= $1 group by rollup (coalesce(wrap_up, '')) order by 1 nulls first
        """;

    private const string Bookings =
        """
        select kind, count(*) from reservation_event where at >= $1 and kind in ('booked', 'moved', 'cancelled')
        and channel = 'telephone' group by kind
        """;

    // $1 the city's clock.
    private const string Open =
        $"""
        select (select count(*) from complaint where state <> 'closed'),
            (select count(*) from complaint where state <> 'closed' and due < $1::date),
            (select count(*) from {WorklistStore.Displaced} where {WorklistStore.IsOpen}),
            (select count(*) from call_sample where checked_at is null) + (select count(*) from lost_notice where checked_at is null)
        """;

    public async Task<CentreNow> Read(DateTimeOffset now)
    {
        var city = CityClock.ToCity(now);
        var (today, clock) = (DateOnly.FromDateTime(city), TimeOnly.FromDateTime(city));
        var midnight = CityClock.ToInstant(today, TimeOnly.MinValue).ToUniversalTime();
        await using var batch = database.Ordinary.CreateBatch();
        Add(OnCalls);
        Add(OnDuty, Of(today), Of(clock));
        Add(Calls, Of(midnight));
        Add(Bookings, Of(midnight));
        Add(Open, Of(DateTime.SpecifyKind(city, DateTimeKind.Unspecified)));
        await using var row = await batch.ExecuteReaderAsync();
        var onCalls = await All(row, () =>
            new OnCall(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)));
        await row.NextResultAsync();
        var onDuty = await All(row, () => new Shift(
            row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetFieldValue<TimeOnly>(2), row.GetFieldValue<TimeOnly>(3),
            row.IsDBNull(4) ? null : row.GetString(4)));
        await row.NextResultAsync();
        // The row without a code is the sum over all.
        var calls = await All(row, () =>
            (Code: row.IsDBNull(0) ? null : row.GetString(0), Count: row.GetInt64(1), Seconds: row.IsDBNull(2) ? (double?)null : row.GetDouble(2)));
        await row.NextResultAsync();
        var events = (await All(row, () => (Kind: row.GetString(0), Count: row.GetInt64(1)))).ToDictionary(one => one.Kind, one => one.Count);
        await row.NextResultAsync();
        await row.ReadAsync();
        var all = calls.FirstOrDefault(one => one.Code is null);
        return new CentreNow(
            now, onCalls, onDuty, all.Count, all.Seconds is { } seconds ? (int)seconds : null,
            events.GetValueOrDefault("booked"), events.GetValueOrDefault("moved"), events.GetValueOrDefault("cancelled"),
            calls.Where(one => one.Code is { Length: > 0 }).ToDictionary(one => one.Code!, one => one.Count),
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));

        void Add(string sql, params NpgsqlParameter[] parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }
    }

    private static async Task<ImmutableArray<T>> All<T>(NpgsqlDataReader row, Func<T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        while (await row.ReadAsync()) all.Add(read());
        return all.ToImmutable();
    }
}
