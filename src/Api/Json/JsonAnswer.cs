using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrleansBooking.Api.Json;

/// <summary>An answer of one JSON form.</summary>
public sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>Address of what was made, for 201 and 202.</summary>
    public string? Location { get; init; }

    /// <summary>Version of the entity, with its quotation marks.</summary>
    public string? ETag { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers.ETag = ETag;
        return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
    }
}
