using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Contracts.Sites;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Notices;

/// <summary>Before every citizens' page: during a planned stop a plain page instead (D7), otherwise what is to be told. Staff are not concerned.</summary>
internal sealed class SiteStop(SiteNoticeReader reader, TimeProvider time) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is CitizenPage and not Status.IndexModel)
        {
            var notices = await reader.Read();
            context.HttpContext.Items[typeof(SiteNotices)] = notices;
            if (notices.StopAt(time.GetUtcNow()) is { } stop)
            {
                context.HttpContext.Items[typeof(MaintenanceWindow)] = stop;
                context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
                return;
            }
        }

        await next();
    }

    /// <summary>What the page tells; nothing on pages of faults.</summary>
    public static SiteNotices NoticesOf(HttpContext context) => context.Items[typeof(SiteNotices)] as SiteNotices ?? SiteNotices.None;

    /// <summary>The stop because of which no page is shown, or null.</summary>
    public static MaintenanceWindow? StopOf(HttpContext context) => context.Items[typeof(MaintenanceWindow)] as MaintenanceWindow;
}
