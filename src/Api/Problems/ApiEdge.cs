using Microsoft.Extensions.Primitives;

namespace OrleansBooking.Api.Problems;

/// <summary>The outermost layer of everything under <c>/api</c>: security headers, and a problem for every failure, whoever found it.</summary>
public sealed partial class ApiEdge(RequestDelegate next, ILogger<ApiEdge> log)
{
    private static readonly PathString Root = new("/api");
    private static readonly StringValues NoSniff = new("nosniff");
    private static readonly StringValues NoStore = new("no-store");

    /// <summary>True for everything under <c>/api</c>.</summary>
    public static bool Covers(HttpContext http) => http.Request.Path.StartsWithSegments(Root);

    public Task InvokeAsync(HttpContext http) => Covers(http) ? Guard(http) : next(http);

    private async Task Guard(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = NoSniff;
        http.Response.Headers.CacheControl = NoStore;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is there to be told.
            return;
        }
        catch (Exception fault)
        {
            await Answer(http, fault);
            return;
        }

        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest && http.Response is { HasStarted: false, ContentType: null })
            await Problem.OfStatus(http.Response.StatusCode).ExecuteAsync(http);
    }

    private async Task Answer(HttpContext http, Exception fault)
    {
        var problem = fault switch
        {
            BadHttpRequestException bad => Problem.OfStatus(bad.StatusCode),
            _ when Faults.IsPassing(fault) => Problem.Busy(),
            _ => Problem.OfStatus(StatusCodes.Status500InternalServerError),
        };
        if (problem.Status == StatusCodes.Status500InternalServerError) Bug(fault, PatternOf(http));
        else if (problem.Slug == Slugs.Busy) Away(PatternOf(http), fault.GetType().Name);

        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return;
        }

        await problem.ExecuteAsync(http);
    }

    // The pattern, not the path: nothing that was typed.
    private static string PatternOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected fault at {Pattern}")]
    private partial void Bug(Exception fault, string pattern);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Pattern} answered busy: {Fault}")]
    private partial void Away(string pattern, string fault);
}
