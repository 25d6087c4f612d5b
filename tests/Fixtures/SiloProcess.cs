using System.Diagnostics;
using System.Globalization;
using System.Net;
using OrleansBooking.Silo.Hosting;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Fixtures;

/// <summary>The built silo as a process of its own, on free ports: to be killed, stopped, frozen and started again.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly RecentLines _output;

    private SiloProcess(Process process, RecentLines output, Uri web, int siloPort, int gatewayPort)
    {
        (_process, _output, Web, SiloPort, GatewayPort) = (process, output, web, siloPort, gatewayPort);
    }

    /// <summary>The base address of its pages and API.</summary>
    public Uri Web { get; }

    /// <summary>The port that other silos reach it at; pass it on as <c>Booking:SiloPort</c> to start the same silo again.</summary>
    public int SiloPort { get; }

    /// <summary>The port that clients of the cluster reach it at.</summary>
    public int GatewayPort { get; }

    /// <summary>The operating system's process id.</summary>
    public int Id => _process.Id;

    /// <summary>True once the process has ended, however.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The last lines of standard output and error.</summary>
    public string Output => _output.ToString();

    /// <summary>Starts a silo and waits until it calls itself ready.</summary>
    /// <param name="connections">The database, migrated.</param>
    /// <param name="settings">Configuration on top of the defaults, such as <c>("Booking:Roles", "silo")</c>.</param>
    /// <exception cref="TimeoutException">It was not ready within a minute; the message holds its last answer and output.</exception>
    public static async Task<SiloProcess> Start(BookingConnections connections, params (string Key, string Value)[] settings)
    {
        var silo = Launch(connections, settings);
        try
        {
            await silo.UntilReady();
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a silo and does not wait.</summary>
    public static SiloProcess Launch(BookingConnections connections, params (string Key, string Value)[] settings)
    {
        var given = settings.ToDictionary(setting => setting.Key, setting => setting.Value);
        int PortOf(string key) => given.TryGetValue(key, out var port) ? int.Parse(port, CultureInfo.InvariantCulture) : FreePort.Next();
        var (siloPort, gatewayPort) = (PortOf("Booking:SiloPort"), PortOf("Booking:GatewayPort"));
        var web = new Uri($"http://127.0.0.1:{FreePort.Next()}");

        var start = new ProcessStartInfo("dotnet", [BuiltSilo.Path, "--urls", web.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = System.IO.Path.GetTempPath(),
        };
        given["ConnectionStrings:Owner"] = connections.Owner;
        given["ConnectionStrings:Silo"] = connections.Silo;
        given["ConnectionStrings:Identity"] = connections.Identity;
        given["Booking:SiloPort"] = $"{siloPort}";
        given["Booking:GatewayPort"] = $"{gatewayPort}";
        foreach (var (key, value) in given)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var output = new RecentLines();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, output, web, siloPort, gatewayPort);
    }

    /// <summary>Waits until <c>/health/ready</c> says so.</summary>
    public Task UntilReady() => UntilReadiness(HttpStatusCode.OK);

    /// <summary>Waits until <c>/health/ready</c> answers 503.</summary>
    public Task UntilUnready() => UntilReadiness(HttpStatusCode.ServiceUnavailable);

    private async Task UntilReadiness(HttpStatusCode expected)
    {
        using var http = new HttpClient { BaseAddress = Web, Timeout = TimeSpan.FromSeconds(5) };
        using var pause = new PeriodicTimer(PollInterval);
        var (started, answer) = (Stopwatch.GetTimestamp(), "nobody listens");
        while (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                using var ready = await http.GetAsync("/health/ready");
                if (ready.StatusCode == expected)
                {
                    return;
                }

                answer = await ready.Content.ReadAsStringAsync();
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                answer = fault.Message;
            }

            await pause.WaitForNextTickAsync();
        }

        var state = _process.HasExited ? $"ended with code {_process.ExitCode}" : $"did not answer {(int)expected} within {Patience}";
        throw new TimeoutException($"The silo {state}; /health/ready last said: {answer}\n{Output}");
    }

    /// <summary>SIGKILL: no goodbye to anybody. Returns when the process is gone.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Exit();
    }

    /// <summary>SIGTERM: a clean stop. Returns the exit code.</summary>
    public async Task<int> Stop()
    {
        Signal.Send(_process, Signal.Terminate);
        await Exit();
        return _process.ExitCode;
    }

    /// <summary>SIGSTOP: alive for the operating system, dead for everybody else.</summary>
    public void Freeze() => Signal.Send(_process, Signal.Freeze);

    /// <summary>SIGCONT: goes on as if nothing had happened.</summary>
    public void Thaw() => Signal.Send(_process, Signal.Thaw);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    /// <summary>Waits until the process has ended by itself; returns the exit code.</summary>
    public async Task<int> UntilExit()
    {
        await Exit();
        return _process.ExitCode;
    }

    private async Task Exit()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The silo did not end within {Patience}.\n{Output}");
        }
    }
}
