using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Slots;

/// <summary>Each second one query for all active slots of the silo, so that moves away, plan changes, holds on other silos and manual SQL are seen.</summary>
public sealed partial class SlotWatch(BookingDatabase database, ActiveSlots active, SlotLoader loader, TimeProvider time, ILogger<SlotWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>One pass; <see cref="ExecuteAsync"/> calls it each second.</summary>
    public async Task Look(CancellationToken stop)
    {
        var slots = active.All;
        if (slots.Count == 0) return;

        var changed = new Dictionary<SlotKey, ActiveSlot>();
        await using (var command = database.Ordinary.CreateCommand(
            "select id, version, booked, plan_revision, holds_version, capacity, venue, date, time from slot where id = any ($1)"))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. slots.Select(slot => slot.Row)] });
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                if (active.Find(reader.GetInt64(0)) is not { } slot) continue;
                var count = (reader.GetInt64(1), reader.GetInt32(2));
                var outline = (reader.GetInt64(3), reader.GetInt64(4), reader.GetInt32(5));
                if (slot.IsNews(count, outline)) changed[new SlotKey(reader.GetString(6), reader.GetFieldValue<DateOnly>(7), reader.GetFieldValue<TimeOnly>(8))] = slot;
            }
        }

        if (changed.Count == 0) return;
        foreach (var (key, row) in await loader.Load([.. changed.Keys], stop)) changed[key].Post(row);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching the active slots failed: {Fault}")]
    private static partial void LogFailed(ILogger logger, string fault);
}
