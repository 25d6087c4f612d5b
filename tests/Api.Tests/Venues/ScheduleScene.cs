using System.Net;
using System.Text;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Venues;

/// <summary>Staff and a viewer at a running city, with venues of their own.</summary>
public abstract class ScheduleScene(CityHost host) : IAsyncLifetime
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(9).DateTime);
    private static int _venues;

    protected CityHost Host => host;

    protected HttpClient Staff { get; private set; } = null!;

    protected HttpClient Viewer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Staff = await host.As("staff");
        Viewer = await host.As("viewer");
    }

    public Task DisposeAsync()
    {
        Staff.Dispose();
        Viewer.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Somebody books by telephone.</summary>
    /// <returns>The reservation's number.</returns>
    protected async Task<string> Booked(string venue, string date, string time)
    {
        var (id, birthday) = host.Applicant();
        var answer = await Bookings.Post(host.Operator, ("venueId", venue), ("date", date), ("time", time), ("reservationId", id), ("birthday", birthday));
        return (await answer.Json()).GetProperty("number").GetString()!;
    }

    protected async Task<string> Venue(string procedure = "card-pickup", bool make = false)
    {
        if (make) await Send(HttpMethod.Post, "/procedures", $$"""{"id":"{{procedure}}","name":"手続き","bring":["カード"]}""");
        var id = $"api-hall-{Interlocked.Increment(ref _venues)}-{Guid.NewGuid():N}"[..24];
        var made = await Send(HttpMethod.Post, "/venues", $$"""{"id":"{{id}}","name":"会場","address":"本町1丁目","procedures":["{{procedure}}"]}""");
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return id;
    }

    protected static string Day(int ahead) => Today.AddDays(ahead).ToString("yyyy-MM-dd", null);

    protected static string Session(string date, string from, string to, int minutes, int capacity) =>
        $$"""{"date":"{{date}}","from":"{{from}}","to":"{{to}}","minutes":{{minutes}},"capacity":{{capacity}}}""";

    protected static IEnumerable<string?> Codes(JsonElement effect) => effect.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString());

    protected static IEnumerable<string?> Numbers(JsonElement worklist, string list, string venue) =>
        worklist.GetProperty(list).EnumerateArray().Where(item => item.GetProperty("venueId").GetString() == venue).Select(item => item.GetProperty("number").GetString()).Order();

    protected Task<HttpResponseMessage> Send(HttpMethod method, string path, string body, HttpClient? by = null, string? tag = null, string? key = null)
    {
        var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return (by ?? Staff).SendAsync(request);
    }
}
