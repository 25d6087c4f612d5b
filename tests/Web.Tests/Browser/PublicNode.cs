using System.Diagnostics;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The Web executable as a node of the public zone: citizens' pages, a gateway, nothing else (C2).</summary>
public sealed class PublicNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private PublicNode(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<PublicNode> Start(int gatewayPort, string keys)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var web = Path.Combine(Repository.Root, "src", "Web", "bin", output.Parent!.Name, output.Name, "OrleansBooking.Web.dll");
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [web, "--urls", address.ToString(), "--Booking:Gateways", $"127.0.0.1:{gatewayPort}", "--Keys:Folder", keys])
        {
            WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var node = new PublicNode(process, address);
        using var http = new HttpClient { BaseAddress = address };
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience && !process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync("/privacy");
                if (answer.IsSuccessStatusCode) return node;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await pause.WaitForNextTickAsync();
        }

        await node.DisposeAsync();
        throw new TimeoutException($"The public node served no page within {Patience}.");
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
