using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Bench.City;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Bench.Desk;

/// <summary>The demo city with a million reservations behind it and eight more venues, in a database of its own that goes afterwards.</summary>
public sealed class DeskCity : IAsyncDisposable
{
    private readonly SiloProcess _silo;

    private DeskCity(BenchDatabase database, SiloProcess silo, HttpClient api) => (Database, _silo, Api) = (database, silo, api);

    public BenchDatabase Database { get; }

    /// <summary>The API, signed in as an operator.</summary>
    public HttpClient Api { get; }

    public static async Task<DeskCity> Start()
    {
        var database = await BenchDatabase.Create(TestServer.FromEnvironment());
        var silo = await SiloProcess.Start(database.Connections, ("Booking:Demo", "true"));
        using (var administrator = await SignedIn(silo, "administrator"))
        {
            foreach (var venue in DeskSlots.Venues)
            {
                using var made = await administrator.PostAsJsonAsync("venues", new
                {
                    id = venue, name = "会場 " + venue, address = "みどり野市1-1", procedures = new[] { "card-pickup", "certificate-renewal" },
                });
                made.EnsureSuccessStatusCode();
            }
        }

        await silo.Stop();
        await database.Execute(DeskSlots.Sql);
        var keys = KeyRing.Load(Path.Combine(silo.DataFolder.FullName, "keys"));
        using (var hashes = new LookUpHashes(keys))
        {
            using var sealer = new ContactSealer(keys, hashes);
            await DeskReservations.Store(database, hashes, sealer);
        }

        await database.Execute("vacuum analyze");
        await silo.StartAgain();
        return new DeskCity(database, silo, await SignedIn(silo, "operator"));
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _silo.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task<HttpClient> SignedIn(SiloProcess silo, string role)
    {
        var ready = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(silo.DataFolder.FullName, "ready.json")));
        var account = ready.GetProperty("accounts").EnumerateArray().Single(a => a.GetProperty("role").GetString() == role);
        var http = new HttpClient { BaseAddress = new Uri(silo.Web, "/api/v1/"), Timeout = TimeSpan.FromMinutes(2) };
        using var answer = await http.PostAsJsonAsync("tokens", new { userName = account.GetProperty("userName").GetString(), password = account.GetProperty("password").GetString() });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
