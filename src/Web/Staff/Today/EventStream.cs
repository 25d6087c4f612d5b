using Microsoft.AspNetCore.Mvc;

namespace OrleansBooking.Web.Staff.Today;

/// <summary>Hands the API's events on as they come, until the browser leaves or the process ends.</summary>
internal sealed class EventStream(Stream events) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var process = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, process.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await events.ReadAsync(buffer, end.Token)) > 0;)
            {
                await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), end.Token);
                await http.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or HttpRequestException)
        {
            // The browser connects anew by itself.
        }
    }
}
