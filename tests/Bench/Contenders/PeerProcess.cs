using System.Diagnostics;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Bench.Contenders;

/// <summary>The peer: this program once more, as a process of its own.</summary>
public sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private PeerProcess(Process process, Uri web) => (_process, Web) = (process, web);

    public Uri Web { get; }

    public int Id => _process.Id;

    public static async Task<PeerProcess> Start(string connection, string keys, string token)
    {
        var web = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [typeof(PeerProcess).Assembly.Location, "peer", web.ToString(), keys]);
        // Secrets do not belong on a command line.
        start.Environment["BENCH_PEER_CONNECTION"] = connection;
        start.Environment["BENCH_PEER_TOKEN"] = token;
        var peer = new PeerProcess(Process.Start(start)!, web);
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await poll.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(web, "/health/ready"), patience.Token);
                if (answer.IsSuccessStatusCode) return peer;
            }
            catch (HttpRequestException) when (!peer._process.HasExited)
            {
                // Not yet.
            }
        }

        throw new TimeoutException("The peer did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
