using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Load;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Bench.City;

/// <summary>The demo city twice, with room and applicants for everybody: once with the product before it, once with the peer.</summary>
public sealed class BenchCity : IAsyncDisposable
{
    private readonly BenchDatabase _own;
    private readonly BenchDatabase _copy;
    private readonly SiloProcess _silo;
    private readonly PeerProcess _peerProcess;

    private BenchCity(BenchDatabase own, BenchDatabase copy, SiloProcess silo, PeerProcess peer, Contender product, Contender plain) =>
        (_own, _copy, _silo, _peerProcess, Product, Peer) = (own, copy, silo, peer, product, plain);

    public Contender Product { get; }

    public Contender Peer { get; }

    /// <summary>From the start of the product's process until it was ready, with a database that it knew.</summary>
    public TimeSpan StartUp { get; private init; }

    public int GatewayPort => _silo.GatewayPort;

    /// <summary>Folder of the city's keys.</summary>
    public string Keys => Path.Combine(_silo.DataFolder.FullName, "keys");

    public static async Task<BenchCity> Start(params (string Key, string Value)[] settings)
    {
        var own = await BenchDatabase.Create(TestServer.FromEnvironment());
        var silo = await SiloProcess.Start(own.Connections, [("Booking:Demo", "true"), .. settings]);
        var keys = Path.Combine(silo.DataFolder.FullName, "keys");
        var token = await Token(silo);
        await silo.Stop();

        using (var hashes = new LookUpHashes(KeyRing.Load(keys))) await BenchApplicants.Store(own.Owner, hashes);
        await own.Execute(BenchSlots.Sql);
        await own.Execute("vacuum analyze");
        var copy = await own.Copy();
        await copy.Execute(await PeerSql());

        var started = Stopwatch.GetTimestamp();
        await silo.StartAgain();
        var startUp = Stopwatch.GetElapsedTime(started);
        var peer = await PeerProcess.Start(copy.Connections.Owner, keys, token);
        var postmaster = CpuMeter.ParentOf(await own.Scalar<int>("select pg_backend_pid()"));
        return new(own, copy, silo, peer,
            new Contender("product", silo.Web, token, [silo.Id], postmaster, own, IsPeer: false),
            new Contender("peer", peer.Web, token, [peer.Id], postmaster, copy, IsPeer: true)) { StartUp = startUp };
    }

    public async ValueTask DisposeAsync()
    {
        await _peerProcess.DisposeAsync();
        await _silo.DisposeAsync();
        await _copy.DisposeAsync();
        await _own.DisposeAsync();
    }

    private static async Task<string> Token(SiloProcess silo)
    {
        var ready = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(silo.DataFolder.FullName, "ready.json")));
        var account = ready.GetProperty("accounts").EnumerateArray().Single(a => a.GetProperty("role").GetString() == "administrator");
        using var http = new HttpClient { BaseAddress = silo.Web };
        using var answer = await http.PostAsJsonAsync("api/v1/tokens",
            new { userName = account.GetProperty("userName").GetString(), password = account.GetProperty("password").GetString() });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private static async Task<string> PeerSql()
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("peer.sql")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
