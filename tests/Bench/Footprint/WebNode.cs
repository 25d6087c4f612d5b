using System.Diagnostics;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Bench.Footprint;

/// <summary>The citizens' pages as a process of their own, in front of a silo's gateway.</summary>
public sealed class WebNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private WebNode(Process process, Uri web) => (_process, Web) = (process, web);

    public Uri Web { get; }

    public int Id => _process.Id;

    public static async Task<WebNode> Start(int gatewayPort, string keys)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        // …/tests/Bench/bin/Release/net10.0
        var program = Path.Combine(output.FullName, "..", "..", "..", "..", "..", "src", "Web", "bin", output.Parent!.Name, output.Name, "OrleansBooking.Web.dll");
        var web = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", web.ToString(), "--Booking:Gateways", $"127.0.0.1:{gatewayPort}", "--Keys:Folder", keys])
        {
            WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var node = new WebNode(Process.Start(start)!, web);
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await poll.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(web, "/privacy"), patience.Token);
                if (answer.IsSuccessStatusCode) return node;
            }
            catch (HttpRequestException) when (!node._process.HasExited)
            {
                // Not yet.
            }
        }

        throw new TimeoutException("The web node served no page.");
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
