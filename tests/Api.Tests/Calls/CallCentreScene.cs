using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>An operator at a running city, with callers and their seats.</summary>
public abstract class CallCentreScene(CityHost host)
{
    protected CityHost Host => host;

    protected Task<long> Events(string where) => host.Database.Scalar<long>(
        $"select count(*) from booking.reservation_event where {where} and date_trunc('month', at at time zone 'Asia/Tokyo') = date_trunc('month', now() at time zone 'Asia/Tokyo')");

    protected async Task<string> Called()
    {
        var answer = await Post("/api/v1/calls", new { language = "ja", from = "090-0000-4821" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Text(await answer.Json(), "id")!;
    }

    protected Task<HttpResponseMessage> Hold(string call, (string Date, string Time) slot, string? key = null) =>
        Post("/api/v1/holds", new { venueId = "city-centre", date = slot.Date, time = slot.Time, procedure = "card-pickup", callId = call }, key);

    protected Task<HttpResponseMessage> Family((string Date, string Time) slot, object[] people, string? key = null, string? callId = null) =>
        Post("/api/v1/reservations/family", new { venueId = "city-centre", date = slot.Date, time = slot.Time, procedure = "card-pickup", people, callId }, key);

    protected Task<HttpResponseMessage> Booked((string Date, string Time) slot)
    {
        var (id, birthday) = host.Applicant();
        return Bookings.Post(host.Operator, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday));
    }

    // Availability is 200 ms old at most.
    protected async Task Free((string Date, string Time) slot, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await Free(slot) != expected) await pause.WaitForNextTickAsync(patience.Token);
    }

    protected async Task<int> Free((string Date, string Time) slot)
    {
        var month = await (await host.Operator.GetAsync($"/api/v1/venues/city-centre/availability?procedure=card-pickup&month={slot.Date[..7]}")).Json();
        return month.GetProperty("days").EnumerateArray().Single(day => Text(day, "date") == slot.Date)
            .GetProperty("slots").EnumerateArray().Single(one => Text(one, "time") == slot.Time).GetProperty("free").GetInt32();
    }

    protected Task<HttpResponseMessage> Post(string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return host.Operator.SendAsync(request);
    }

    protected static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;
}
