using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>The demo city in a real process with the real engine, driven through the API alone.</summary>
public sealed class CityHost : IAsyncLifetime
{
    private SiloProcess? _city;
    private JsonElement _ready;
    private ConcurrentQueue<(string Id, string Birthday)> _applicants = new();
    private ConcurrentQueue<(string Date, string Time)> _slots = new();

    public PostgresFixture Database { get; } = new();

    /// <summary>The keys that the process shares with other internal nodes.</summary>
    public DirectoryInfo Keys { get; } = Directory.CreateTempSubdirectory("api-tests-keys-");

    public SiloProcess City => _city ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>Where it shows its figures.</summary>
    public int MetricsPort { get; } = FreePort.Next();

    public HttpClient Operator { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        _city = await SiloProcess.Start(Database.Connections, ("Booking:Demo", "true"), ("Booking:Roles", "silo,api"), ("Keys:Folder", Keys.FullName),
            ("Metrics:Port", $"{MetricsPort}"), ("Booking:Dashboard", "true"));
        _ready = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(City.DataFolder.FullName, "ready.json")));
        Operator = await SignedIn("operator");
        Administrator = await SignedIn("administrator");
        _slots = await Slots();
        var lines = await File.ReadAllLinesAsync(_ready.GetProperty("applicants").GetString()!);
        _applicants = new(lines.Skip(1).Select(line => line.Split(',')).Select(parts => (parts[0], parts[1])));
    }

    public async Task DisposeAsync()
    {
        if (_city is not null) await _city.DisposeAsync();
        await Database.DisposeAsync();
        Keys.Delete(recursive: true);
    }

    /// <summary>An applicant that no test has used.</summary>
    public (string Id, string Birthday) Applicant() =>
        _applicants.TryDequeue(out var next) ? next : throw new InvalidOperationException("No applicants are left.");

    /// <summary>A slot of the branch that no test has used, all four seats free.</summary>
    public (string Date, string Time) Slot() =>
        _slots.TryDequeue(out var next) ? next : throw new InvalidOperationException("No slots are left.");

    /// <summary>A client of its own that is signed in as this role.</summary>
    public Task<HttpClient> As(string role) => SignedIn(role);

    private async Task<ConcurrentQueue<(string Date, string Time)>> Slots()
    {
        var month = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(1).ToString("yyyy-MM", null);
        var answer = await (await Operator.GetAsync($"/api/v1/venues/city-centre/availability?procedure=card-pickup&month={month}")).Json();
        return new(
            from day in answer.GetProperty("days").EnumerateArray()
            from slot in day.GetProperty("slots").EnumerateArray()
            select (day.GetProperty("date").GetString()!, slot.GetProperty("time").GetString()!));
    }

    private async Task<HttpClient> SignedIn(string role)
    {
        var account = _ready.GetProperty("accounts").EnumerateArray().Single(one => one.GetProperty("role").GetString() == role);
        var client = new HttpClient { BaseAddress = City.Web };
        var answer = await client.PostAsJsonAsync(
            "/api/v1/tokens",
            new { userName = account.GetProperty("userName").GetString(), password = account.GetProperty("password").GetString() });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Json()).GetProperty("accessToken").GetString());
        return client;
    }
}
