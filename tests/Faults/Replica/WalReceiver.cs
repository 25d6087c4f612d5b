using System.Diagnostics;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Replica;

/// <summary>PostgreSQL's <c>pg_receivewal --synchronous</c> as the replica that commits wait for, and a base backup: what is left when the server is destroyed.</summary>
public sealed class WalReceiver : IAsyncDisposable
{
    /// <summary>For <c>synchronous_standby_names</c>.</summary>
    public const string Name = "walsafe";

    private readonly DirectoryInfo _folder;
    private Process? _process;

    private WalReceiver(DirectoryInfo folder) => _folder = folder;

    /// <summary>A copy of the server's files from before the first commit that is waited for.</summary>
    public string Base => Path.Combine(_folder.FullName, "base");

    /// <summary>All WAL since then.</summary>
    public string Wal => Path.Combine(_folder.FullName, "wal");

    /// <summary>Takes the base backup, then follows the server.</summary>
    public static async Task<WalReceiver> Follow(OwnPostgres server)
    {
        var receiver = new WalReceiver(Directory.CreateTempSubdirectory("booking-replica-"));
        var log = Path.Combine(receiver._folder.FullName, "log");
        File.SetUnixFileMode(receiver._folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        foreach (var folder in new[] { receiver.Base, receiver.Wal })
        {
            // As PostgreSQL wants its own: it will be a data folder.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await PostgresPrograms.Own(folder);
        }

        string[] to = ["-d", server.ReplicationConnection(Name)];
        await Run("pg_receivewal", [.. to, "--create-slot", "--slot", Name], log);
        receiver._process = PostgresPrograms.Start("pg_receivewal", [.. to, "-D", receiver.Wal, "--slot", Name, "--synchronous", "--no-loop"], log);
        await Run("pg_basebackup", [.. to, "-D", receiver.Base, "-c", "fast", "-X", "none", "--no-manifest"], log);
        return receiver;
    }

    /// <summary>Alive and connected, and says nothing more: commits hang.</summary>
    public void Freeze() => Signal.Send(_process!, Signal.Freeze);

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        if (_process is not { HasExited: false } process) return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task Run(string program, IEnumerable<string> arguments, string log)
    {
        using var process = PostgresPrograms.Start(program, arguments, log);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {await File.ReadAllTextAsync(log)}");
    }
}
