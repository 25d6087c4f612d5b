using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using OrleansBooking.Silo.Health;

namespace OrleansBooking.Silo.Starting;

/// <summary>Runs the last steps of the start, then says that the process is ready: to the health check, in a file, in one line.</summary>
public sealed class ReadyAnnouncement(
    IEnumerable<IBeforeReady> steps, ReadyFacts facts, Readiness readiness, IServer server, IConfiguration configuration)
    : IHostedLifecycleService
{
    private string? Folder => configuration["Booking:DataFolder"] is { Length: > 0 } folder ? folder : null;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // The file of an earlier run must not be taken for this one's.
        if (Folder is { } folder)
        {
            File.Delete(ReadyFile.PathIn(folder));
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            await step.Run(cancellationToken);
        }

        var web = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "";
        var file = Describe(web);
        if (Folder is { } folder)
        {
            await file.Write(folder, cancellationToken);
        }

        // The file first: whoever finds the health check green may read it.
        readiness.Open();
        await Console.Out.WriteLineAsync(Announce(file));
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Announce(ReadyFile file) => string.Join(
        Environment.NewLine,
        [
            $"ready {file.Web}",
            $"  mail {file.Mail}",
            .. file.Accounts.Select(account => $"  {account.Role}: {account.UserName} {account.Password}"),
        ]);

    private ReadyFile Describe(string web) => new(
        web,
        web + "/api/v1",
        configuration["Mail:Folder"] ?? $"smtp://{configuration["Mail:Host"] ?? "127.0.0.1"}:{configuration["Mail:Port"] ?? "25"}",
        // Whoever looks with SQL finds the ledger's tables by their names alone.
        (configuration.GetConnectionString("Owner") ?? configuration.GetConnectionString("Booking")) is { } owner
            ? new NpgsqlConnectionStringBuilder(owner) { SearchPath = "booking,public" }.ConnectionString
            : "",
        facts.Accounts,
        facts.Applicants);
}
