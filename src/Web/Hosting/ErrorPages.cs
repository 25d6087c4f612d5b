using OrleansBooking.Web.Citizen.Engine;

namespace OrleansBooking.Web.Hosting;

/// <summary>Shows a page in plain words for every fault and every empty error outside the API, which answers errors in its own form.</summary>
/// <remarks>The page's endpoint is called directly, so it does not matter where the host has put its routing.</remarks>
internal sealed partial class ErrorPages(RequestDelegate next, EndpointDataSource endpoints, PageLimit limit, ILogger<ErrorPages> log)
{
    internal const string Pattern = "status/{code:int}";
    private static readonly PathString Bundle = new("/build");
    private static readonly PathString[] NotPages = ["/api", "/openapi", "/health", "/dashboard"];

    public Task InvokeAsync(HttpContext context) =>
        Array.Exists(NotPages, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) ? next(context) : Guard(context);

    private async Task Guard(HttpContext context)
    {
        var status = await Run(context);
        if (status >= StatusCodes.Status400BadRequest && !context.Response.HasStarted && context.Response.ContentType is null) await Show(context, status);
    }

    /// <summary>The status that the rest of the pipeline left, or that a fault deserves.</summary>
    private async Task<int> Run(HttpContext context)
    {
        using var place = limit.Enter();
        if (!place.IsAcquired && !context.Request.Path.StartsWithSegments(Bundle))
        {
            Crowded.Mark(context, retryAfter: null);
            return StatusCodes.Status503ServiceUnavailable;
        }

        try
        {
            await next(context);
            return context.Response.StatusCode;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return StatusCodes.Status200OK;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var away = exception is EngineAwayException;
            if (away) LogAway(exception.InnerException?.GetType().Name ?? "");
            else LogFault(exception);
            context.Response.Clear();
            return away ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        }
    }

    private async Task Show(HttpContext context, int status)
    {
        var page = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(endpoint => endpoint.RoutePattern.RawText == Pattern);
        if (page?.RequestDelegate is not { } show) return;

        var request = context.Request;
        context.Items[typeof(PageFault)] = new PageFault(status, PageFault.Within(request.Path) + WithoutHandler(request.Query))
        {
            Form = status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status401Unauthorized or StatusCodes.Status409Conflict
                ? await SentForm.Of(request)
                : null,
            Crowded = Crowded.Of(context)?.RetryAfter,
        };
        context.SetEndpoint(page);
        request.Method = HttpMethods.Get;
        // A form that could not be read is not read again.
        request.ContentType = null;
        request.RouteValues = new RouteValueDictionary(page.RoutePattern.RequiredValues) { ["code"] = status };
        await show(context);
    }

    /// <summary>The query of the page itself; a handler answers only forms.</summary>
    private static string WithoutHandler(IQueryCollection query) =>
        QueryString.Create(query.Where(entry => entry.Key != "handler")).ToString();

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer from the reservation centre ({Fault}).")]
    private partial void LogAway(string fault);
}
