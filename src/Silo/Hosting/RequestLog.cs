using System.Diagnostics;

namespace OrleansBooking.Silo.Hosting;

/// <summary>One line a request: method, path, status and time; failures always, the others at level Debug. "Busy" is no failure: it is said
/// thousands of times when the lines themselves would cost most, and the figures count it. The query string stays out, it may carry a name or a telephone number.</summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            Write(context, status, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Write(HttpContext context, int status, double milliseconds)
    {
        if (status >= StatusCodes.Status500InternalServerError && status != StatusCodes.Status503ServiceUnavailable)
        {
            Failed(context.Request.Method, PathOf(context), status, milliseconds);
        }
        else
        {
            Answered(context.Request.Method, PathOf(context), status, milliseconds);
        }
    }

    // The pattern, not what was typed into it: a path that leads nowhere can hold anything.
    private static string PathOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no such path)";

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} {Status} {Milliseconds:0.0} ms")]
    private partial void Answered(string method, string path, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} {Status} {Milliseconds:0.0} ms")]
    private partial void Failed(string method, string path, int status, double milliseconds);
}
