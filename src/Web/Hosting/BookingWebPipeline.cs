using OrleansBooking.Web.Hosting.Bundles;

namespace OrleansBooking.Web.Hosting;

/// <summary>Puts the pages into a host's pipeline.</summary>
public static class BookingWebPipeline
{
    /// <summary>Paths of other parts in the same process, which answer errors in their own form.</summary>
    private static readonly PathString[] NotPages = ["/api", "/openapi", "/health"];

    /// <summary>Maps pages, styles and scripts; errors outside the API become pages.</summary>
    public static WebApplication MapBookingWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseForwardedHeaders();
        app.UseWhen(
            context => !Array.Exists(NotPages, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)),
            pages =>
            {
                pages.UseExceptionHandler("/status/500");
                pages.UseStatusCodePagesWithReExecute("/status/{0}");
            });
        app.MapBundle();
        app.MapRazorPages();
        return app;
    }
}
