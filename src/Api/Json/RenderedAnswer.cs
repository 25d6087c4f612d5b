using System.Text;

namespace OrleansBooking.Api.Json;

/// <summary>An answer that many callers share, rendered once, with its ETag: who has it already hears 304.</summary>
/// <param name="etag">With its quotation marks; a weak one if only the figures count.</param>
public sealed class RenderedAnswer(byte[] body, string etag) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = etag;
        // May be kept, must be asked about each time: seats change within the second.
        response.Headers.CacheControl = "no-cache";
        if (IsKnown(httpContext.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
    }

    /// <summary>The rendered text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(body);

    // If-None-Match compares weakly (RFC 9110 §13.1.2).
    private bool IsKnown(Microsoft.Extensions.Primitives.StringValues known)
    {
        foreach (var line in known)
            foreach (var one in (line ?? "").Split(',', StringSplitOptions.TrimEntries))
                if (one == "*" || Opaque(one).SequenceEqual(Opaque(etag))) return true;
        return false;
    }

    private static ReadOnlySpan<char> Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag.AsSpan(2) : tag;
}
