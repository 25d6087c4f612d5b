using System.Net.Http.Json;

namespace OrleansBooking.Api.Tests.Reservations;

/// <summary>Bookings as tests send them.</summary>
public static class Bookings
{
    public const string Path = "/api/v1/reservations";

    /// <summary>A booking that nothing is wrong with; fields in <paramref name="changes"/> replace its own, null ones are left out.</summary>
    public static Dictionary<string, object?> Body(params (string Field, object? Value)[] changes)
    {
        var body = new Dictionary<string, object?>
        {
            ["venueId"] = "city-centre", ["date"] = "2026-12-07", ["time"] = "09:30", ["procedure"] = "card-pickup",
            ["reservationId"] = "1234567890123456", ["birthday"] = "0412",
        };
        foreach (var (field, value) in changes)
        {
            if (value is null) body.Remove(field);
            else body[field] = value;
        }

        return body;
    }

    public static Task<HttpResponseMessage> Post(HttpClient client, params (string Field, object? Value)[] changes) => Post(client, null, changes);

    public static Task<HttpResponseMessage> Post(HttpClient client, string? key, params (string Field, object? Value)[] changes)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(Body(changes)) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }
}
