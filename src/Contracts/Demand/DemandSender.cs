using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Contracts.Demand;

/// <summary>Each half minute gives the silo what this process has counted. What could not be stored is sent again as the same batch, so that nothing counts twice.</summary>
/// <param name="signer">Only inside nodes have one.</param>
public sealed class DemandSender(
    DemandCounter counter, IGrainFactory grains, TimeProvider time, ILogger<DemandSender> log, StaffTicketSigner? signer = null) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly Action<ILogger, string, Exception?> LogFailed = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(1, nameof(DemandSender)), "Counts of looks could not be stored, the next half minute tries again: {Fault}");

    private (Guid Id, ImmutableArray<DemandCount> Counts)? _unsent;

    /// <summary>Sends what there is.</summary>
    public async Task Send()
    {
        if (_unsent is null && counter.Collect() is { IsEmpty: false } counts) _unsent = (Guid.CreateVersion7(time.GetUtcNow()), counts);
        if (_unsent is not { } batch) return;
        // The name of no account: a node speaks for itself.
        await grains.GetGrain<IDemandDesk>(0).Add(batch.Id, batch.Counts, signer?.Sign("demand", StaffRoles.Viewer));
        _unsent = null;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Try();
    }

    private async Task Try()
    {
        try
        {
            await Send();
        }
        catch (Exception e)
        {
            LogFailed(log, e.GetType().Name, null);
        }
    }
}
