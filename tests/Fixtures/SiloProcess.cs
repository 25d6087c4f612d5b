using System.Diagnostics;
using System.Net;
using OrleansBooking.Silo.Hosting;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Fixtures;

/// <summary>The built silo as a process of its own, on free ports: to be killed, stopped, frozen and started again.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    // For a machine that does much besides: how soon a silo serves is judged elsewhere.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly ProcessStartInfo _start;
    private readonly RecentLines _output = new();
    private readonly Action<string>? _heard;
    private Process _process;

    private SiloProcess(ProcessStartInfo start, Uri web, int siloPort, int gatewayPort, DirectoryInfo dataFolder, Action<string>? heard)
    {
        (_start, Web, SiloPort, GatewayPort, DataFolder, _heard) = (start, web, siloPort, gatewayPort, dataFolder, heard);
        _process = Begin();
    }

    /// <summary>The base address of its pages and API.</summary>
    public Uri Web { get; }

    /// <summary>Its keys and its <c>ready.json</c>; goes with this object.</summary>
    public DirectoryInfo DataFolder { get; }

    /// <summary>The port that other silos reach it at.</summary>
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
    public static SiloProcess Launch(BookingConnections connections, params (string Key, string Value)[] settings) =>
        Launch(connections, heard: null, settings);

    /// <summary>Starts a silo and does not wait; <paramref name="heard"/> gets every line that it ever writes.</summary>
    public static SiloProcess Launch(BookingConnections connections, Action<string>? heard, params (string Key, string Value)[] settings)
    {
        var (siloPort, gatewayPort, web) = (FreePort.Next(), FreePort.Next(), new Uri($"http://127.0.0.1:{FreePort.Next()}"));
        var folder = Directory.CreateTempSubdirectory("booking-silo-");
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Silo, "--urls", web.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        // It starts sooner without collecting what it would compile better later.
        foreach (var (key, value) in (IEnumerable<(string, string)>)
                 [
                     ("DOTNET_TieredPGO", "0"),
                     ("ConnectionStrings:Owner", connections.Owner),
                     ("ConnectionStrings:Silo", connections.Silo),
                     ("ConnectionStrings:Identity", connections.Identity),
                     ("Booking:SiloPort", $"{siloPort}"),
                     ("Booking:GatewayPort", $"{gatewayPort}"),
                     ("Booking:DataFolder", folder.FullName),
                     ("Keys:Folder", System.IO.Path.Combine(folder.FullName, "keys")),
                     .. settings,
                 ])
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new(start, web, siloPort, gatewayPort, folder, heard);
    }

    /// <summary>Exit code of a process that has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it again after its end: same ports, same keys. Waits until it is ready.</summary>
    public Task StartAgain()
    {
        Relaunch();
        return UntilReady();
    }

    /// <summary>Starts it again after its end and does not wait.</summary>
    public void Relaunch()
    {
        _process.Dispose();
        _process = Begin();
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

    /// <summary>Waits until the process has ended by itself; returns the exit code.</summary>
    public async Task<int> UntilExit()
    {
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
        DataFolder.Delete(recursive: true);
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
        _output.Add(line);
        if (line is not null)
        {
            _heard?.Invoke(line);
        }
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
