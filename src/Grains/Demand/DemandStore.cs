using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Demand;

/// <summary>Adds up looks: one statement a batch, one query for the figures.</summary>
public sealed class DemandStore(BookingDatabase database, TimeProvider time)
{
    // The hour, the half hour in which a seat answers it, and what is on its way.
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1) + DemandCounter.Patience + TimeSpan.FromMinutes(2);

    private const string Adding =
        """
        with old as (delete from demand_batch where at < $2 - interval '1 day'),
            fresh as (insert into demand_batch (id, at) values ($1, $2) on conflict do nothing returning id)
        insert into demand (venue, date, hour, channel, looked, nothing_free, taken_here, taken_elsewhere)
        select c.venue, c.date, c.hour, c.channel, c.looked, c.nothing_free, c.taken_here, c.taken_elsewhere
        from unnest($3, $4, $5, $6, $7, $8, $9, $10)
            as c (venue, date, hour, channel, looked, nothing_free, taken_here, taken_elsewhere)
        where exists (select 1 from fresh) and (c.venue = '' or exists (select 1 from venue v where v.id = c.venue))
        on conflict (date, venue, hour, channel) do update set
            looked = demand.looked + excluded.looked, nothing_free = demand.nothing_free + excluded.nothing_free,
            taken_here = demand.taken_here + excluded.taken_here, taken_elsewhere = demand.taken_elsewhere + excluded.taken_elsewhere
        """;

    private const string Reading =
        """
        select venue, hour, channel, sum(looked)::bigint, sum(nothing_free)::bigint, sum(taken_here)::bigint, sum(taken_elsewhere)::bigint
        from demand
        where date between $1 and $2 and (date < $3 or (date = $3 and hour < $4))
        group by venue, hour, channel order by venue, hour, channel
        """;

    public async Task Add(Guid batch, IReadOnlyCollection<DemandCount> counts)
    {
        // In one order, so that silos that add at once do not wait for each other in a circle.
        var ordered = counts.OrderBy(count => (count.Date, count.Venue, count.Hour, count.Channel)).ToList();
        await using var adding = database.Ordinary.CreateCommand(Adding);
        foreach (var value in new object[]
        {
            batch, time.GetUtcNow(), Each(count => count.Venue), Each(count => count.Date), Each(count => (short)count.Hour),
            Each(count => LedgerWords.Channel(count.Channel)),
            Each(count => (long)count.Looked), Each(count => (long)count.NothingFree), Each(count => (long)count.TakenHere),
            Each(count => (long)count.TakenElsewhere),
        })
            adding.Parameters.Add(new NpgsqlParameter { Value = value });
        await adding.ExecuteNonQueryAsync();

        T[] Each<T>(Func<DemandCount, T> value) => [.. ordered.Select(value)];
    }

    public async Task<DemandFigures> Read(DateOnly from, DateOnly to)
    {
        var until = CityClock.ToCity(time.GetUtcNow() - Settled).AddHours(1);
        var (date, hour) = (DateOnly.FromDateTime(until), until.Hour);
        await using var reading = database.Ordinary.CreateCommand(Reading);
        foreach (var value in new object[] { from, to, date, (short)hour }) reading.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await reading.ExecuteReaderAsync();
        var sums = ImmutableArray.CreateBuilder<DemandSum>();
        while (await row.ReadAsync())
            sums.Add(new DemandSum(
                row.GetString(0), row.GetInt16(1), LedgerWords.Channel(row.GetString(2)), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)));
        return new DemandFigures(from, to, CityClock.ToInstant(date, new TimeOnly(hour, 0)), sums.ToImmutable());
    }
}
