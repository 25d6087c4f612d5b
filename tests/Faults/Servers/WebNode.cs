using System.Diagnostics;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Faults.Servers;

/// <summary>The Web executable as a node of the public zone: citizens' pages, gateways, no database. To be killed and started again.</summary>
public sealed class WebNode : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("booking-web-");
    private readonly ProcessStartInfo _start;
    private readonly ErrorLines _errors = new();
    private Process _process;

    private WebNode(IEnumerable<int> gateways, IEnumerable<(string Key, string Value)> environment)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        _start = new ProcessStartInfo("dotnet",
            [BuiltProgram.Web, "--urls", Address.ToString(), "--Booking:Gateways", string.Join(',', gateways.Select(port => $"127.0.0.1:{port}")), "--Keys:Folder", _keys.FullName])
        {
            WorkingDirectory = _keys.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in environment) _start.Environment[key] = value;
        _process = Begin();
    }

    public Uri Address { get; }

    /// <summary>What it called an error.</summary>
    public string Errors => _errors.ToString();

    /// <summary>Starts it and does not wait.</summary>
    /// <param name="gateways">Ports of the silos' gateways.</param>
    public static WebNode Launch(IEnumerable<int> gateways, params (string Key, string Value)[] environment) => new(gateways, environment);

    /// <summary>Waits until it serves a page.</summary>
    public async Task UntilServing()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        using var pause = new PeriodicTimer(Pause);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Limit && !_process.HasExited;)
        {
            try
            {
                using var answer = await http.GetAsync("/privacy");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            await pause.WaitForNextTickAsync();
        }

        throw new TimeoutException($"The web node served no page within {Limit}: {Errors}");
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again at the same address with the same keys, and does not wait.</summary>
    public void Relaunch()
    {
        _process.Dispose();
        _process = Begin();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
        _keys.Delete(recursive: true);
    }

    private Process Begin()
    {
        var process = new Process { StartInfo = _start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line)
    {
        if (line is not null) _errors.Hear(line);
    }
}
