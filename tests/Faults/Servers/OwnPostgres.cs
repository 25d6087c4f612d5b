using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Npgsql;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Hosting;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Faults.Servers;

/// <summary>A PostgreSQL server of the test's own, with the settings of <c>./booking run</c>: to be stopped, killed and looked into.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private const string Database = "booking";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder;
    private readonly NpgsqlConnectionStringBuilder _superuser;
    private readonly string[] _settings;
    private Process? _postmaster;

    private OwnPostgres(DirectoryInfo folder, string[] settings)
    {
        (_folder, _settings) = (folder, settings);
        _superuser = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = FreePort.Next(), Username = "booking", Password = Guid.NewGuid().ToString("N"), Database = "postgres",
        };
    }

    /// <summary>The cluster's own files, WAL included.</summary>
    public string DataFolder => Path.Combine(_folder.FullName, "data");

    /// <summary>What the server wrote to its log.</summary>
    public string Log => Path.Combine(_folder.FullName, "postgres.log");

    /// <summary>Where it listens, on the loopback address.</summary>
    public int Port => _superuser.Port;

    /// <summary>The migrated database, by role.</summary>
    public BookingConnections Connections => ConnectionsBy(_superuser.Port);

    /// <summary>The same database, reached through another port.</summary>
    public BookingConnections ConnectionsBy(int port) =>
        TestServer.At(new NpgsqlConnectionStringBuilder(_superuser.ConnectionString) { Port = port }.ConnectionString).ConnectionsTo(Database);

    /// <summary>For the owner; unpooled, since every kept connection dies with the server.</summary>
    public NpgsqlDataSource Owner { get; private set; } = null!;

    /// <summary>Creates a cluster, starts it and migrates a database. fsync stays on.</summary>
    /// <param name="settings">Such as <c>log_statement=all</c>, over the defaults.</param>
    public static async Task<OwnPostgres> Start(params string[] settings)
    {
        var server = new OwnPostgres(Directory.CreateTempSubdirectory("booking-postgres-"), settings);
        try
        {
            await server.Create();
            await server.StartAgain();
            await TestServer.At(server._superuser.ConnectionString).CreateDatabase(Database);
            server.Owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.Connections.Owner) { Pooling = false });
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after its end; it recovers by itself. Returns when it answers.</summary>
    public async Task StartAgain()
    {
        string[] settings = [$"port={_superuser.Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "log_error_verbosity=terse", "max_connections=300", .. _settings];
        await Patience.Until(
            async () =>
            {
                // The killed one's processes may still hold its memory; then the new one refuses and ends.
                if (_postmaster is null or { HasExited: true })
                    _postmaster = PostgresPrograms.Start("postgres", ["-D", DataFolder, .. settings.SelectMany(setting => new[] { "-c", setting })], Log);
                return await Answers();
            },
            Limit,
            "PostgreSQL's answer",
            () => string.Join('\n', File.ReadLines(Log).TakeLast(10)));
    }

    /// <summary>For PostgreSQL's own programs that follow the server.</summary>
    public string ReplicationConnection(string name) =>
        $"host=127.0.0.1 port={_superuser.Port} user={_superuser.Username} password={_superuser.Password} application_name={name}";

    /// <summary>The server was destroyed: its files are replaced by a base backup, and all WAL that is left is applied. Returns when it answers.</summary>
    public async Task Restore(string baseBackup, string wal)
    {
        Directory.Delete(DataFolder, recursive: true);
        await PostgresPrograms.Run("cp", ["-a", baseBackup, DataFolder]);
        foreach (var (file, text) in new[] { ("recovery.signal", ""), ("postgresql.auto.conf", $"restore_command = 'cp {wal}/%f %p 2>/dev/null || cp {wal}/%f.partial %p'\n") })
        {
            await File.WriteAllTextAsync(Path.Combine(DataFolder, file), text);
            await PostgresPrograms.Own(Path.Combine(DataFolder, file));
        }

        await StartAgain();
        // It answers read-only first.
        await using var recovers = Owner.CreateCommand("select pg_is_in_recovery()");
        await Patience.Until(async () => await recovers.ExecuteScalarAsync() is false, Limit, "the end of recovery");
    }

    /// <summary>Immediate shutdown: no checkpoint, every session cut.</summary>
    public Task StopImmediately() => End(Signal.Quit);

    /// <summary>Stops as an administrator would, waiting for nobody.</summary>
    public Task StopFast() => End(Signal.Interrupt);

    /// <summary>SIGKILL of the postmaster; its children see that and end. Returns when they have, so that nothing is stored any more.</summary>
    public async Task Kill()
    {
        await End(Signal.Kill);
        await Patience.Until(() => !PostgresPrograms.WorkIn(DataFolder), Limit, $"the end of everybody in {DataFolder}");
    }

    /// <summary>The whole database as <c>pg_dump</c> writes it.</summary>
    public async Task<byte[]> Dump()
    {
        string[] arguments = ["-h", "127.0.0.1", "-p", $"{_superuser.Port}", "-U", _superuser.Username!, "-d", Database];
        return Encoding.UTF8.GetBytes(await PostgresPrograms.Run(Path.Combine(PostgresPrograms.Folder, "pg_dump"), arguments, ("PGPASSWORD", _superuser.Password!)));
    }

    public async ValueTask DisposeAsync()
    {
        if (Owner is not null) await Owner.DisposeAsync();
        if (_postmaster is { HasExited: false }) await End(Signal.Quit);
        _postmaster?.Dispose();
        // The last of its children may still write.
        await Patience.Until(Deleted, Limit, $"the end of everybody in {_folder}");
    }

    private async Task Create()
    {
        // PostgreSQL's user must be able to walk here; what is inside is its own.
        File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        await File.WriteAllTextAsync(Log, "");
        Directory.CreateDirectory(DataFolder);
        var secret = Path.Combine(_folder.FullName, "initial.password");
        await File.WriteAllTextAsync(secret, _superuser.Password);
        foreach (var owned in new[] { DataFolder, secret }) await PostgresPrograms.Own(owned);

        using var initdb = PostgresPrograms.Start(
            "initdb", ["-D", DataFolder, "-U", _superuser.Username!, "--auth=scram-sha-256", $"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"], Log);
        await initdb.WaitForExitAsync();
        File.Delete(secret);
        // Each silo may come from an address of its own.
        await File.AppendAllTextAsync(Path.Combine(DataFolder, "pg_hba.conf"), "host all all 127.0.0.0/8 scram-sha-256\n");
        if (initdb.ExitCode != 0) throw new InvalidOperationException($"initdb failed: {await File.ReadAllTextAsync(Log)}");
    }

    private async Task End(int signal)
    {
        var postmaster = _postmaster!;
        Signal.Send(postmaster, signal);
        using var limit = new CancellationTokenSource(Limit);
        await postmaster.WaitForExitAsync(limit.Token);
    }

    private async Task<bool> Answers()
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_superuser.ConnectionString) { Pooling = false, Timeout = 2 }.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or Win32Exception)
        {
            return false;
        }
    }

    private bool Deleted()
    {
        try
        {
            _folder.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
