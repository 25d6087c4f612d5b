using OrleansBooking.Web.Hosting.Bundles;

namespace OrleansBooking.Web.Hosting;

/// <summary>Puts the pages into a host's pipeline.</summary>
public static class BookingWebPipeline
{
    /// <summary>Maps pages, styles and scripts; errors outside the API become pages.</summary>
    public static WebApplication MapBookingWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseForwardedHeaders();
        app.UseMiddleware<ErrorPages>();
        app.MapBundle();
        app.MapRazorPages();
        return app;
    }
}
