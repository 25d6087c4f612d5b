using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansBooking.Api.OpenApi;

/// <summary>What endpoints say about themselves, beyond their signature, for the router and for OpenAPI.</summary>
public static class EndpointDescriptions
{
    /// <summary>A JSON body of this form; other media types are answered with 415.</summary>
    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder endpoint, params string[] alsoAs) where T : notnull =>
        endpoint.Accepts<T>("application/json", alsoAs);

    /// <summary>As <see cref="TakesJson{T}(RouteHandlerBuilder, string[])"/>; the body may be missing.</summary>
    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder endpoint, bool optional) where T : notnull =>
        endpoint.Accepts<T>(optional, "application/json");

    /// <summary>A file as the body, up to a size; other media types are answered with 415, larger ones with 413.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, string mediaType, long limit) =>
        endpoint.Accepts<IFormFile>(mediaType).WithMetadata(new BodyLimit(limit));

    /// <summary>The header <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(TakenHeader.IdempotencyKey);

    /// <summary>The header <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(TakenHeader.IfMatch);

    /// <summary>Problems that the endpoint answers with, besides those of every endpoint.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.Produces<Problems.ProblemBody>(status, "application/problem+json");
        return endpoint;
    }

    /// <summary>Most bytes of a body; the router tells the server.</summary>
    internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
