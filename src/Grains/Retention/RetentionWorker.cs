using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansBooking.Grains.Retention;

/// <summary>Sweeps each hour; silos may do it side by side.</summary>
public sealed partial class RetentionWorker(RetentionSweep sweep, TimeProvider time, ILogger<RetentionWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogErased(log, await sweep.Run(stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: erased the contacts of {Count} reservations")]
    private static partial void LogErased(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Retention failed, the next hour tries again: {Fault}")]
    private static partial void LogFailed(ILogger logger, string fault);
}
