using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Venues;

/// <summary>Each hour lets every venue roll its plan forward.</summary>
public sealed partial class VenueRoller(PlanStore plans, IGrainFactory grains, TimeProvider time, ILogger<VenueRoller> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var venue in await plans.Venues()) await grains.GetGrain<IVenueRoll>(VenueKey.Of(venue)).Roll();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rolling the plans forward failed, the next hour tries again: {Fault}")]
    private static partial void LogFailed(ILogger logger, string fault);
}
