using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The running product with the demo city, a database, a mail sink and a browser, shared by all browser tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private const float Patience = 15_000;

    private readonly PostgresFixture _database = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("web-tests-");
    private readonly ConcurrentQueue<Applicant> _applicants = new();
    private int _visitors;
    private int _times;
    private MailSink? _sink;
    private SiloProcess? _silo;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Site() => Walks = new Walks(this);

    /// <summary>What there is to see on all pages.</summary>
    public Walks Walks { get; }

    public Uri Address => _silo!.Web;

    /// <summary>Where clients of the cluster connect.</summary>
    public int GatewayPort => _silo!.GatewayPort;

    public PostgresFixture Database => _database;

    public MailSink Mails => _sink!;

    /// <summary>The keys of the site, to read and change what a browser's draft holds.</summary>
    public string KeysFolder => Path.Combine(_data.FullName, "keys");

    /// <summary>Somebody with a letter whom no other test has.</summary>
    public Applicant NextApplicant() => _applicants.TryDequeue(out var applicant) ? applicant : throw new InvalidOperationException("All demo applicants are taken.");

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _sink = await MailSink.Start(Path.Combine(_data.FullName, "mail"));
        _silo = await SiloProcess.Start(
            _database.Connections,
            ("Booking:Demo", "true"), ("Booking:DataFolder", _data.FullName), ("Keys:Folder", KeysFolder),
            // Each visitor comes from an address of its own: wrong attempts are counted by it.
            ("Proxy:Known", "127.0.0.1"),
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{_sink.Port}"), ("Mail:Folder", _sink.Folder));
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(_data.FullName, "applicants.csv"))).Skip(1))
            if (line.Split(',') is [var id, var birthday, ..]) _applicants.Enqueue(new Applicant(id, birthday));

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("BOOKING_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
    }

    /// <summary>The address of a page with a time of its own for each caller: where the way from the start leads to, without that way.</summary>
    public async Task<string> AtFreeTime(string page, string procedure = "card-pickup")
    {
        // Behind the days that visitors choose in the calendar.
        var time = await _database.Scalar<string>($"""
            select to_char(date + time, '"date="YYYY-MM-DD"&time="HH24:MI') from booking.slot
            where venue = 'city-centre' and date > now() + interval '65 days' order by date, time limit 1 offset {Interlocked.Increment(ref _times)}
            """);
        return $"{page}?procedure={procedure}&venue=city-centre&{time}";
    }

    /// <summary>A citizen's browser of its own.</summary>
    /// <param name="at">Another node's address; null: the silo's own pages.</param>
    public async Task<Visitor> Visit(int width = Visitor.Phone, bool script = true, Uri? at = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = $"2001:db8:{Interlocked.Increment(ref _visitors):x}::1" },
            BaseURL = (at ?? Address).ToString(), Locale = "ja-JP", TimezoneId = "Asia/Tokyo", JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = Visitor.HeightOf(width) },
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>A browser in which an account of this role is signed in.</summary>
    public async Task<Visitor> VisitAs(string role, int width = Visitor.Desk, bool script = true)
    {
        var visitor = await Visit(width, script);
        await visitor.Page.GotoAsync("/staff/sign-in");
        await SignIn(visitor, role);
        return visitor;
    }

    /// <summary>Signs in on the page that asks for it.</summary>
    public async Task SignIn(Visitor visitor, string role)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var account = await Account(role);
        await visitor.Page.FillAsync("#userName", account.UserName);
        await visitor.Page.FillAsync("#password", account.Password);
        await visitor.Go("入る");
    }

    /// <summary>The demo account of a role.</summary>
    public async Task<(string UserName, string Password)> Account(string role)
    {
        using var accounts = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data.FullName, "demo-accounts.json")));
        var account = accounts.RootElement.EnumerateArray().Single(account => account.GetProperty("Role").GetString() == role);
        return (account.GetProperty("UserName").GetString()!, account.GetProperty("Password").GetString()!);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_silo is not null) await _silo.DisposeAsync();
        if (_sink is not null) await _sink.DisposeAsync();
        await _database.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
