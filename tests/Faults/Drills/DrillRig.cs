using System.Diagnostics;
using System.Net;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Lines;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Mails;
using OrleansBooking.Faults.Servers;

namespace OrleansBooking.Faults.Drills;

/// <summary>Everything that a drill breaks: PostgreSQL, silos each over a line of its own, an API node, a public web node, a mail server; and the history of what they said.</summary>
/// <remarks>Several seeds share one, and its database and history with it: after each of them everything so far is judged.</remarks>
public sealed class DrillRig : IAsyncDisposable
{
    /// <summary>Imported people; the last of them book on the pages.</summary>
    public const int Invited = 1000;

    private readonly DirectoryInfo _folder;
    private readonly HistoryFile _file;
    private readonly List<FaultWindow> _windows = [];

    private DrillRig(DirectoryInfo folder, OwnPostgres server, MailServer mails) =>
        (_folder, Server, Mails, _file) = (folder, server, mails, new HistoryFile(Path.Combine(folder.FullName, "history.jsonl")));

    public OwnPostgres Server { get; }

    public MailServer Mails { get; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public Centre Centre { get; private set; } = null!;

    /// <summary>Of the last silo.</summary>
    public SkewedClock Clock { get; private set; } = null!;

    public HistoryRecorder History { get; private set; } = null!;

    public BookingClient Client { get; private set; } = null!;

    /// <summary>Invited people who have not visited the pages yet.</summary>
    public Queue<int> Visitors { get; } = new(Enumerable.Range(Invited, Invited / 4));

    /// <summary>When marking a mail as sent could fail.</summary>
    public IReadOnlyList<FaultWindow> Windows => _windows;

    /// <summary>Starts everything and waits until it is ready.</summary>
    public static async Task<DrillRig> Start(int silos)
    {
        var folder = Directory.CreateTempSubdirectory("booking-drill-");
        var rig = new DrillRig(folder, await OwnPostgres.Start("track_commit_timestamp=on"), new MailServer());
        try
        {
            await rig.StartCentre(silos);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>Notes a fault in the history, and the time in which it kept mails from being marked.</summary>
    public async Task During(string fault, bool keepsFromMarking, Func<Task> happens, TimeSpan after = default)
    {
        _file.Note($"{fault} begins");
        var begin = Stopwatch.GetTimestamp();
        try
        {
            await happens();
        }
        finally
        {
            var end = Stopwatch.GetTimestamp() + (long)(after.TotalSeconds * Stopwatch.Frequency);
            if (keepsFromMarking) _windows.Add(new FaultWindow(begin, end));
            _file.Note($"{fault} ended");
        }
    }

    /// <summary>Everything that is wrong by now, from the history on disk and SQL.</summary>
    public async Task<IReadOnlyList<Violation>> Judge() =>
    [
        .. await Judgement.Of(Server.Owner, Centre.Silos[0].Keys, History),
        .. await VersionInvariants.Check(Server.Owner),
        .. await MailInvariants.Check(Server.Owner, Mails, _windows),
    ];

    /// <summary>Puts the history where it stays; returns where.</summary>
    public string KeepHistory()
    {
        var kept = Path.Combine(Path.GetTempPath(), $"{_folder.Name}.jsonl");
        File.Copy(_file.Path, kept);
        return kept;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (Centre is not null) await Centre.DisposeAsync();
        foreach (var line in Lines) await line.DisposeAsync();
        await Mails.DisposeAsync();
        await Server.DisposeAsync();
        _file.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartCentre(int silos)
    {
        History = new HistoryRecorder(_file);
        Clock = new SkewedClock(_folder);
        Lines = [.. Enumerable.Range(1, silos).Select(number => Line.To(Server.Port, IPAddress.Parse($"127.0.1.{number}")))];
        Centre = await Centre.Start(
            Server.Connections,
            [.. Lines.Select(line => Server.ConnectionsBy(line.Port))],
            web: true,
            silo => [("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{Mails.Port}"), ("Mail:Timeout", MailServer.Patience), .. silo == silos - 1 ? Clock.Settings : []]);
        await Centre.Silos[0].Invite(Invited + (Invited / 4));
        await Probes.Install(Server.Owner, Lines.Select((line, index) => (line.From, Centre.Silos[index].Silo.SiloPort)));
        Client = await Centre.SignIn();
    }
}
