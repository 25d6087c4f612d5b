using System.Net;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Hosting;

/// <summary>The silo as the process that is delivered: starting, refusing to, being away, ending.</summary>
public sealed class SiloProcessTests : IAsyncLifetime
{
    private const int ActiveStatus = 3;

    private readonly PostgresFixture _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_clean_stop_leaves_the_cluster_and_ends_with_0()
    {
        await using var silo = await SiloProcess.Start(_database.Connections);
        var before = await ActiveSilos();

        var code = await silo.Stop();

        Assert.Equal(1, before);
        Assert.Equal(0, code);
        Assert.Equal(0, await ActiveSilos());
    }

    [Fact]
    public async Task A_silo_that_was_killed_starts_again_at_the_same_ports()
    {
        await using var silo = await SiloProcess.Start(_database.Connections);
        await silo.Kill();

        await silo.StartAgain();

        Assert.Equal(1, await ActiveSilos());
    }

    [Fact]
    public async Task A_database_that_is_behind_is_refused_at_start()
    {
        await _database.Execute("delete from booking_migrations.journal where scriptname = '0001_orleans.sql'");
        await using var silo = SiloProcess.Launch(_database.Connections);

        var code = await silo.UntilExit();

        Assert.Equal(3, code);
        Assert.Contains("missing: 0001_orleans.sql", silo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_goes_while_PostgreSQL_is_away_and_comes_back_with_it()
    {
        await using var silo = await SiloProcess.Start(_database.Connections);
        using var http = new HttpClient { BaseAddress = silo.Web };

        await _database.Lock();
        await silo.UntilUnready();
        using var live = await http.GetAsync("/health/live");
        await _database.Unlock();
        await silo.UntilReady();

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private Task<long> ActiveSilos() =>
        _database.Scalar<long>($"select count(*) from orleans.orleansmembershiptable where status = {ActiveStatus}");
}
