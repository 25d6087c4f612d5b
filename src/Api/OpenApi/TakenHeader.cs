using OrleansBooking.Api.Fields;

namespace OrleansBooking.Api.OpenApi;

/// <summary>Endpoint metadata: a header that the endpoint reads itself.</summary>
internal sealed record TakenHeader(string Name, string Description)
{
    public static readonly TakenHeader IdempotencyKey = new(
        ChangeHeaders.IdempotencyKey,
        "A UUID. The same key and body again gives the recorded answer; the same key with another body is refused.");

    public static readonly TakenHeader IfMatch = new(
        ChangeHeaders.IfMatch, "The ETag that the caller saw; without it the current version is changed.");
}
