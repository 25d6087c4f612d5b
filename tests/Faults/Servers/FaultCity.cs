using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Silo.Hosting;
using OrleansBooking.Silo.Starting;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Faults.Servers;

/// <summary>The demo city in a real silo process: to be killed, frozen and started again.</summary>
public sealed class FaultCity : IAsyncDisposable
{
    private static readonly TimeSpan ImportLimit = TimeSpan.FromSeconds(30);

    private readonly BookingConnections _connections;
    private readonly string _keys;

    private readonly ErrorLines _errors;

    private FaultCity(BookingConnections connections, SiloProcess silo, string keys, ErrorLines errors) =>
        (_connections, Silo, _keys, _errors) = (connections, silo, keys, errors);

    public SiloProcess Silo { get; }

    /// <summary>What the process called an error, for the message of a failed test.</summary>
    public string Errors => _errors.ToString();

    /// <summary>The silo's keys: what it sealed can be opened with them.</summary>
    public KeyRing Keys => KeyRing.Load(_keys);

    /// <summary>Starts a city and waits until it is ready.</summary>
    public static async Task<FaultCity> Start(BookingConnections connections, Action<string>? heard = null, params (string Key, string Value)[] settings)
    {
        var errors = new ErrorLines(heard);
        var silo = SiloProcess.Launch(
            connections,
            errors.Hear,
            // Nobody listens there, unless a setting says otherwise: mails stay pending.
            [("Booking:Demo", "true"), ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{FreePort.Next()}"), .. settings]);
        return await Ready(new FaultCity(connections, silo, Path.Combine(silo.DataFolder.FullName, "keys"), errors));
    }

    /// <summary>Another process of the same cluster, with the same keys, without the demo's accounts.</summary>
    public Task<FaultCity> Join(params (string Key, string Value)[] settings) => Join(_connections, settings);

    /// <summary>The same, over another line to the database.</summary>
    public Task<FaultCity> Join(BookingConnections connections, params (string Key, string Value)[] settings)
    {
        var errors = new ErrorLines();
        return Ready(new FaultCity(connections, SiloProcess.Launch(connections, errors.Hear, [("Keys:Folder", _keys), .. settings]), _keys, errors));
    }

    /// <summary>Signs in with the demo account of a role, at this silo or another of the cluster.</summary>
    public async Task<BookingClient> SignIn(string role, FaultCity? at = null)
    {
        await using var file = File.OpenRead(Path.Combine(Silo.DataFolder.FullName, "demo-accounts.json"));
        var accounts = await JsonSerializer.DeserializeAsync<List<DemoAccount>>(file) ?? [];
        var account = accounts.Single(account => account.Role == role);
        return await BookingClient.SignIn((at ?? this).Silo.Web, account.UserName, account.Password);
    }

    /// <summary>Imports so many invited people and waits until they can book.</summary>
    public Task Invite(int people) => Import(Citizens.ImportFile(people), people);

    /// <summary>Imports a file of the city's IDs and waits until its people can book.</summary>
    public async Task Import(string csv, int people)
    {
        using var client = await SignIn("administrator");
        using var file = new StringContent(csv);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var taken = await client.Http.PostAsync("applicants/imports", file);
        taken.EnsureSuccessStatusCode();
        var state = "";
        await Patience.Until(
            async () =>
            {
                state = await client.Http.GetStringAsync(taken.Headers.Location);
                using var progress = JsonDocument.Parse(state);
                return progress.RootElement.GetProperty("state").GetString() == "done" && progress.RootElement.GetProperty("accepted").GetInt32() == people;
            },
            ImportLimit,
            $"the import of {people} people",
            () => state);
    }

    /// <summary>The slots that everybody may book for a day yet, in an order that depends on nothing but the seed.</summary>
    public static async Task<IReadOnlyList<SlotKey>> OpenSlots(NpgsqlDataSource database, int seed)
    {
        await using var query = database.CreateCommand(
            "select venue, date, time from booking.slot where opens_at < now() and now() + interval '1 day' < all (closes_at) order by venue, date, time");
        await using var row = await query.ExecuteReaderAsync();
        var slots = new List<SlotKey>();
        while (await row.ReadAsync()) slots.Add(new SlotKey(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<TimeOnly>(2)));
        var all = slots.ToArray();
        new Random(seed).Shuffle(all);
        return all;
    }

    public ValueTask DisposeAsync() => Silo.DisposeAsync();

    private static async Task<FaultCity> Ready(FaultCity city)
    {
        try
        {
            await city.Silo.UntilReady();
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            throw;
        }
    }
}
