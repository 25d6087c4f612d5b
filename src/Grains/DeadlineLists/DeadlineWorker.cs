using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>Each minute freezes the lists that are due and says by mail that they are there; silos may do it side by side.</summary>
public sealed partial class DeadlineWorker(DeadlineStore store, DeadlineMail mail, TimeProvider time, ILogger<DeadlineWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>One pass; doing it again changes nothing.</summary>
    public async Task Run(CancellationToken stop)
    {
        foreach (var (venue, date, deadline) in await store.Due(time.CityToday(), time.GetUtcNow()))
        {
            await store.Freeze(venue, date, deadline, time.GetUtcNow());
            LogFrozen(log, venue, date);
        }

        await mail.Announce(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The list of {Venue} for {Date:yyyy-MM-dd} is frozen")]
    private static partial void LogFrozen(ILogger logger, string venue, DateOnly date);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadline lists failed, the next minute tries again: {Fault}")]
    private static partial void LogFailed(ILogger logger, string fault);
}
