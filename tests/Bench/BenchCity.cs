using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Bench;

/// <summary>The product as a process of its own, with the demo city, room for everybody, and enough applicants for the whole run.</summary>
public sealed class BenchCity : IAsyncDisposable
{
    private const int Applicants = 400_000;
    private const int SpreadSlots = 1000;
    private const int Seats = 10_000;
    private static readonly TimeSpan ImportPatience = TimeSpan.FromMinutes(3);
    private readonly PostgresFixture _database;
    private readonly SiloProcess _silo;
    private readonly IReadOnlyList<(string Date, string Time)> _all;
    private int _next;
    private int _hot;

    private BenchCity(PostgresFixture database, SiloProcess silo, string token, IReadOnlyList<(string Date, string Time)> slots)
    {
        (_database, _silo, Token, _all) = (database, silo, token, slots);
        Slots = [.. slots.Take(SpreadSlots)];
    }

    public Uri Web => _silo.Web;

    public string Token { get; }

    /// <summary>A thousand slots of the city-centre venue, 10,000 seats each.</summary>
    public IReadOnlyList<(string Date, string Time)> Slots { get; }

    /// <summary>The one slot that everybody wants; when its seats run out, the next one.</summary>
    public (string Date, string Time) HotSlot() => _all[SpreadSlots + ((Interlocked.Increment(ref _hot) - 1) / Seats)];

    public static async Task<BenchCity> Start()
    {
        var database = new PostgresFixture();
        await database.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("bench").FullName;
        var silo = await SiloProcess.Start(database.Connections, ("Booking:Demo", "true"), ("Booking:DataFolder", folder), ("Keys:Folder", Path.Combine(folder, "keys")));

        var ready = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(folder, "ready.json")));
        var account = ready.GetProperty("accounts").EnumerateArray().Single(a => a.GetProperty("role").GetString() == "administrator");
        using var http = new HttpClient { BaseAddress = silo.Web };
        using var answer = await http.PostAsJsonAsync("api/v1/tokens", new { userName = account.GetProperty("userName").GetString(), password = account.GetProperty("password").GetString() });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Import(http);

        // Before any slot grain wakes; room for everybody, so that nothing but the way of a booking is measured.
        await database.Execute($"update booking.slot set capacity = {Seats}, version = version + 1 where venue = 'city-centre'");
        var slots = new List<(string, string)>();
        await using var command = database.Owner.CreateCommand(
            "select date, time from booking.slot where venue = 'city-centre' and date > current_date + 1 and capacity > 0 order by date, time");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            slots.Add((
                reader.GetFieldValue<DateOnly>(0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                reader.GetFieldValue<TimeOnly>(1).ToString("HH:mm", CultureInfo.InvariantCulture)));
        }

        return new BenchCity(database, silo, token, slots);
    }

    /// <summary>A reservation ID that nobody has used yet.</summary>
    /// <exception cref="InvalidOperationException">All are used up.</exception>
    public string NextApplicant() => Interlocked.Increment(ref _next) is var n && n <= Applicants
        ? Id(n - 1)
        : throw new InvalidOperationException($"All {Applicants} applicants have booked; make the run shorter.");

    /// <summary>Reservations stored so far.</summary>
    public Task<long> Stored() => _database.Scalar<long>("select count(*) from booking.reservation");

    /// <summary>Slots whose counter differs from their reservations or lies over the capacity.</summary>
    public Task<long> WrongSlots() => _database.Scalar<long>(
        """
        select count(*) from booking.slot s
        left join (select slot, count(*) n from booking.reservation where status <> 'cancelled' group by slot) r on r.slot = s.id
        where s.booked <> coalesce(r.n, 0) or s.booked > s.capacity + s.over
        """);

    public Task<string?> Setting(string name) => _database.Scalar<string>($"show {name}");

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static string Id(int n) => string.Create(CultureInfo.InvariantCulture, $"B{n:D9}");

    private static async Task Import(HttpClient http)
    {
        var file = new StringBuilder("reservation_id,birthday,procedures\n");
        for (var n = 0; n < Applicants; n++) file.Append(Id(n)).Append(",0412,card-pickup\n");
        using var content = new StringContent(file.ToString(), Encoding.UTF8, "text/csv");
        using var begun = await http.PostAsync("api/v1/applicants/imports", content);
        var where = begun.EnsureSuccessStatusCode().Headers.Location!;
        using var patience = new CancellationTokenSource(ImportPatience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await poll.WaitForNextTickAsync(patience.Token))
        {
            var progress = await http.GetFromJsonAsync<JsonElement>(where, patience.Token);
            if (progress.GetProperty("state").GetString() == "done") return;
        }
    }
}
