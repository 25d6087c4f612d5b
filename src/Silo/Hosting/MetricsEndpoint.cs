namespace OrleansBooking.Silo.Hosting;

/// <summary>Opens and serves the <see cref="MetricsPort"/>.</summary>
public static class MetricsEndpoint
{
    /// <summary>Listens there too; the first address stays the one of pages and API.</summary>
    public static void AlsoListen(this WebApplicationBuilder builder, MetricsPort metrics) =>
        builder.WebHost.UseUrls([.. builder.Configuration["urls"]!.Split(';'), new UriBuilder("http", $"{metrics.Address}", metrics.Port).Uri.ToString()]);

    /// <summary>Answers on that port, by the socket and not by the Host header, which anybody can write.</summary>
    public static void UseMetricsPort(this WebApplication app, BookingRoles roles)
    {
        if (MetricsPort.From(app.Configuration, roles) is { } metrics)
        {
            app.MapWhen(http => http.Connection.LocalPort == metrics.Port, inside =>
            {
                inside.UseOpenTelemetryPrometheusScrapingEndpoint();
                // Routing may have found an endpoint of the pages or the API already: it is not answered here.
                inside.Run(http =>
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                });
            });
        }
    }
}
