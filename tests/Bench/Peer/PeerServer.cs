using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Bench.Peer;

/// <summary>The plain design that anybody would build instead: minimal API, one stored function a request, no actors. A process of its own.</summary>
/// <remarks>Same tables, same look-up hashes, same sealing, same durability. It is spared what the product does besides: tickets and
/// rights (a fixed token is compared), the membership fence, problem texts in two languages, alternatives to a full slot.</remarks>
public static class PeerServer
{
    /// <summary>Serves until it is ended.</summary>
    public static async Task Run(string url, string connection, string keys, string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(url);

        var ring = KeyRing.Load(keys);
        using var hashes = new LookUpHashes(ring);
        using var sealer = new ContactSealer(ring, hashes);
        await using var database = new PeerDatabase(connection);
        var desk = new PeerDesk(database, hashes, sealer, "Bearer " + token);
        var months = new PeerMonths(database);

        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPost("/api/v1/reservations", http => desk.Book(http, sealLate: false));
        app.MapPost("/late/api/v1/reservations", http => desk.Book(http, sealLate: true));
        app.MapPost("/api/v1/reservations/{number}/move", desk.Move);
        app.MapGet("/api/v1/venues/{venue}/availability", months.Fresh);
        app.MapGet("/cached/api/v1/venues/{venue}/availability", months.Cached);
        app.MapGet("/reserve/calendar", months.Page);
        await app.RunAsync();
    }

    /// <summary>Writes a JSON answer.</summary>
    internal static Task Answer<T>(HttpContext http, int status, T value, JsonTypeInfo<T> type)
    {
        http.Response.StatusCode = status;
        return Answer(http, JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json");
    }

    /// <summary>Writes a whole answer.</summary>
    internal static Task Answer(HttpContext http, byte[] body, string type)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, 0, body.Length);
    }
}
