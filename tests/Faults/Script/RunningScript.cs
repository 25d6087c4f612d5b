using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Faults.Load;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Faults.Script;

/// <summary>A demo city that <c>./booking run</c> started, in a folder of its own.</summary>
public sealed class RunningScript : IAsyncLifetime
{
    private readonly DirectoryInfo _folders = Directory.CreateTempSubdirectory("booking-script-");
    private readonly int _port = FreePort.Next();
    private int _booked;

    public ScriptRun Run { get; private set; } = null!;

    public string Folder => Path.Combine(_folders.FullName, "city");

    public async Task InitializeAsync() => Run = await ScriptRun.Start(Folder, _port);

    /// <summary>Another data folder, not there yet.</summary>
    public string NewFolder() => Path.Combine(_folders.FullName, $"{Guid.NewGuid():N}");

    /// <summary>After a stop: the same folder, the same port.</summary>
    public async Task StartAgain()
    {
        await Run.DisposeAsync();
        Run = await ScriptRun.Start(Folder, _port);
    }

    public Task<BookingClient> SignIn() => SignIn(Run.Ready, "operator");

    public static Task<BookingClient> SignIn(JsonElement ready, string role)
    {
        var account = ready.GetProperty("accounts").EnumerateArray().Single(account => account.GetProperty("role").GetString() == role);
        return BookingClient.SignIn(new Uri(ready.GetProperty("web").GetString()!), account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!);
    }

    /// <summary>Books for an applicant of the list that nobody has used; the number.</summary>
    public async Task<string> Book(string email)
    {
        var line = (await File.ReadAllLinesAsync(Run.Ready.GetProperty("applicants").GetString()!))[++_booked].Split(',');
        using var client = await SignIn();
        var (date, time) = await FirstFree(client);
        using var answer = await client.Http.PostAsJsonAsync(
            "reservations", new { venueId = "city-centre", date, time, procedure = "card-pickup", reservationId = line[0], birthday = line[1], email });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
    }

    public async Task DisposeAsync()
    {
        await Run.DisposeAsync();
        _folders.Delete(recursive: true);
    }

    private static async Task<(string Date, string Time)> FirstFree(BookingClient client)
    {
        var month = TimeProvider.System.GetUtcNow().AddMonths(1).ToString("yyyy-MM", null);
        var answer = await client.Http.GetFromJsonAsync<JsonElement>($"venues/city-centre/availability?procedure=card-pickup&month={month}");
        return (
            from day in answer.GetProperty("days").EnumerateArray()
            from slot in day.GetProperty("slots").EnumerateArray()
            where slot.GetProperty("free").GetInt32() > 0
            select (day.GetProperty("date").GetString()!, slot.GetProperty("time").GetString()!)).First();
    }
}
