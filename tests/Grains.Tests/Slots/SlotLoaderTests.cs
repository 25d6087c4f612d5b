using Microsoft.Extensions.Logging.Abstractions;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Slots;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Tests.Storage;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>Many grains that wake at once are read together.</summary>
public sealed class SlotLoaderTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateOnly First = new(2027, 1, 1);

    [Fact]
    public async Task Three_hundred_waking_slots_are_read_by_one_query()
    {
        await postgres.Execute(
            """
            insert into booking.venue (id, revision, planned_through) values ('loader-hall', 1, '2028-01-01');
            insert into booking.slot (venue, date, time, minutes, capacity, procedures, closes_at, opens_at, plan_revision)
            select 'loader-hall', date '2027-01-01' + i, '10:00', 30, i % 7, array['card-pickup'], array[timestamptz '2028-01-01'], '2026-01-01', 1
            from generate_series(0, 299) i
            """);
        await using var database = new BookingDatabase(postgres.Connections.Silo);
        using var loader = new SlotLoader(database, NullLogger<SlotLoader>.Instance);
        var keys = Enumerable.Range(0, 300).Select(i => new SlotKey("loader-hall", First.AddDays(i), new TimeOnly(10, 0))).ToList();
        var waking = keys.Append(keys[0]).Append(new SlotKey("loader-hall", First, new TimeOnly(11, 0))).Select(loader.Load).ToList();

        using var asked = new AskedStatements(ofAnybody: true);
        await loader.StartAsync(default);
        var rows = await Task.WhenAll(waking);
        await loader.StopAsync(default);

        Assert.Equal(Enumerable.Range(0, 300).Select(i => i % 7), rows.Take(300).Select(row => row.Slot!.Plan.Capacity));
        Assert.Equal(rows[0].Slot!.Row, rows[300].Slot!.Row);
        Assert.Null(rows[301].Slot);
        Assert.Single(asked.Texts, text => text.Contains("left join slot s on s.venue = k.venue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_database_away_every_waiting_grain_hears_a_fault()
    {
        await using var database = new BookingDatabase("Host=127.0.0.1;Port=1;Username=booking;Database=booking;Timeout=5");
        using var loader = new SlotLoader(database, NullLogger<SlotLoader>.Instance);
        var waking = Enumerable.Range(0, 3).Select(i => loader.Load(new SlotKey("loader-hall", First.AddDays(i), new TimeOnly(10, 0)))).ToList();

        await loader.StartAsync(default);

        foreach (var one in waking) await Assert.ThrowsAsync<LedgerFault>(() => one);
        await loader.StopAsync(default);
    }
}
