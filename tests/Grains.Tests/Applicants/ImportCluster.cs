using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Reports;
using OrleansBooking.Grains.Reservations;

namespace OrleansBooking.Grains.Tests.Applicants;

/// <summary>A silo with the desk, imports and their worker, called through a client as the web does.</summary>
public sealed class ImportCluster : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private InProcessTestCluster? _cluster;

    public CityFixture City { get; } = new();

    public IGrainFactory Grains => _cluster!.Client;

    public string StaffTicket => new StaffTicketSigner(City.Keys.StaffTicket, TimeProvider.System).Sign("clerk1", StaffRoles.Staff);

    public async Task InitializeAsync()
    {
        await City.InitializeAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services
            .AddSingleton(City.Keys)
            .AddSingleton(City.Database)
            .AddSingleton(new StaffTicketSigner(City.Keys.StaffTicket, TimeProvider.System))
            .AddSingleton<ILedger>(City.Ledger)
            .AddApplicants().AddReports().AddReservations());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        await City.DisposeAsync();
    }

    public static string NewKey() => $"import/{Guid.NewGuid()}";

    public IApplicantImportGrain Import(string key) => Grains.GetGrain<IApplicantImportGrain>(key);

    /// <summary>Uploads in chunks of the given size and completes.</summary>
    public async Task<(string Key, Refusal? Refusal)> Upload(byte[] file, ImportKind kind = ImportKind.Import, int chunk = 256 * 1024)
    {
        var key = NewKey();
        var import = Import(key);
        Assert.Null(await import.Begin(StaffTicket, kind));
        for (var i = 0; i * chunk < file.Length; i++)
            Assert.Null(await import.Append(i, file.AsMemory(i * chunk, Math.Min(chunk, file.Length - (i * chunk)))));
        return (key, await import.Complete(SHA256.HashData(file)));
    }

    /// <summary>Uploads a UTF-8 file and waits until all lines are dealt with.</summary>
    public Task<ImportProgress> Run(string file, ImportKind kind = ImportKind.Import, int chunk = 256 * 1024) =>
        Run(Encoding.UTF8.GetBytes(file), kind, chunk);

    public async Task<ImportProgress> Run(byte[] file, ImportKind kind = ImportKind.Import, int chunk = 256 * 1024)
    {
        var (key, refusal) = await Upload(file, kind, chunk);
        Assert.Null(refusal);
        return await Finished(key);
    }

    /// <exception cref="TimeoutException">It did not finish; the message says how far it was.</exception>
    public async Task<ImportProgress> Finished(string key)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var progress = await Import(key).Progress(StaffTicket);
            if (progress!.State is "done") return progress;
            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw new TimeoutException($"The import is {progress.State} after {progress.Read} lines.");
            await pause.WaitForNextTickAsync();
        }
    }
}
