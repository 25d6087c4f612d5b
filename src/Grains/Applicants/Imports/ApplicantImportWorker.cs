using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Works on imports in the background, one at a time on each silo; after a crash any silo goes on where it stopped.</summary>
public sealed partial class ApplicantImportWorker(ImportClaims claims, ImportRun run, ImportSignal signal, ILogger<ApplicantImportWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await claims.Erase(stoppingToken);
                while (await claims.Next(stoppingToken) is { } import) await Work(import, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                // An import that was claimed goes on when its lease ends.
                LogAway(log, e.GetType().Name, (e as PostgresException)?.SqlState);
            }
            catch (CryptographicException)
            {
                LogUnreadable(log);
            }

            await signal.Wait(LookAround, stoppingToken);
        }
    }

    private async Task Work(ClaimedImport import, CancellationToken stop)
    {
        try
        {
            if (await run.Run(import, stop)) LogDone(log, import.Id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await claims.Release(import);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Import} is done")]
    private static partial void LogDone(ILogger log, Guid import);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Imports wait: PostgreSQL is away or refused ({Fault} {State})")]
    private static partial void LogAway(ILogger log, string fault, string? state);

    [LoggerMessage(Level = LogLevel.Error, Message = "An import's upload cannot be opened: it was tampered with, or sealed under another master key")]
    private static partial void LogUnreadable(ILogger log);
}
