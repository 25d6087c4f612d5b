using System.Diagnostics;
using System.Globalization;

namespace OrleansBooking.Faults.Servers;

/// <summary>PostgreSQL's programs on this machine, and how to run them: it refuses to be root.</summary>
public static class PostgresPrograms
{
    private const string SystemUser = "postgres";

    /// <summary>The folder of the newest version's programs.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Gives a folder to the user that PostgreSQL runs as.</summary>
    public static async Task Own(string folder)
    {
        if (Environment.IsPrivilegedProcess) await Run("chown", [SystemUser, folder]);
    }

    /// <summary>Starts a program of PostgreSQL as a user who may; what it says goes to the end of a file.</summary>
    /// <remarks>Each step replaces the one before, so the process id is the program's own.</remarks>
    public static Process Start(string program, IEnumerable<string> arguments, string log)
    {
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", SystemUser, "--regid", SystemUser, "--init-groups", "--"] : [];
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, .. user, Path.Combine(Folder, program), .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (key, value) in environment) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }

    /// <summary>True while a process has its working directory there, as every process of a server has in its data folder.</summary>
    public static bool WorkIn(string folder) =>
        Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _)).Any(process =>
        {
            try
            {
                return Directory.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName == folder;
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // Ended meanwhile, or another user's.
                return false;
            }
        });

    private static string Find()
    {
        var folders = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(version => Path.Combine(version, "bin"))
            : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL's initdb is neither below /usr/lib/postgresql nor on the path.");
    }

    private static double Version(string folder) =>
        double.TryParse(Path.GetFileName(folder), NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
