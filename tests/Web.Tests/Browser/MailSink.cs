using System.Diagnostics;
using System.Globalization;
using MimeKit;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The SMTP server of the local run as a process of its own; mails lie in a folder.</summary>
public sealed class MailSink : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private MailSink(Process process, string folder, int port) => (_process, Folder, Port) = (process, folder, port);

    public string Folder { get; }

    public int Port { get; }

    public static async Task<MailSink> Start(string folder)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tools", "mail-sink", "index.js"), folder]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The mail sink ended at once.");
        return new MailSink(process, folder, int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits for the mails to an address; fails with the number found when fewer come.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsTo(string address, int count)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var found = Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))
                .Where(mail => mail.To.Mailboxes.Any(to => to.Address == address)).ToList();
            if (found.Count >= count) return found;
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new TimeoutException($"{found.Count} of {count} mails came within {Patience}.");
            await pause.WaitForNextTickAsync();
        }
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
