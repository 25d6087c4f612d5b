using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Script;

/// <summary><c>./booking run</c> as a process, the way everybody starts the product.</summary>
public sealed class ScriptRun : IAsyncDisposable
{
    // Generous: the machine may be busy with anything. Nothing here measures time.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private ScriptRun(Process process, string folder)
    {
        (_process, Folder) = (process, folder);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    /// <summary>All that it said so far.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>What <c>ready.json</c> says now.</summary>
    public JsonElement Ready => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, "ready.json")));

    /// <summary>Begins a run; returns at once.</summary>
    public static ScriptRun Begin(string folder, int port, params string[] options)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Root(), "booking"), "run", "--port", $"{port}", "--data", folder, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        return new ScriptRun(new Process { StartInfo = start }, folder);
    }

    /// <summary>Begins a run and waits for the line that begins with <c>ready</c>.</summary>
    public static async Task<ScriptRun> Start(string folder, int port, params string[] options)
    {
        var run = Begin(folder, port, options);
        await Patience.Until(
            () => run._process.HasExited || run._said.Any(line => line.StartsWith("ready ", StringComparison.Ordinal)), Limit, "the line 'ready'", () => run.Said);
        return run._process.HasExited ? throw new InvalidOperationException($"The run ended: {run.Said}") : run;
    }

    /// <summary>SIGTERM; the exit code.</summary>
    public Task<int> Stop()
    {
        Signal.Send(_process, Signal.Terminate);
        return UntilExit();
    }

    public async Task<int> UntilExit()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Stop();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null) _said.Enqueue(line);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrleansBooking.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No OrleansBooking.sln above the tests.");
    }
}
