using OpenTelemetry;
using OpenTelemetry.Metrics;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Silo.Hosting;

/// <summary>Traces and figures over OTLP if an endpoint is configured, figures for Prometheus if a port is; nothing is collected for nobody.</summary>
public static class Telemetry
{
    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "Npgsql", "System.Runtime", "OrleansBooking.*"];

    public static void AddBookingTelemetry(this WebApplicationBuilder builder, BookingRoles roles)
    {
        var exported = WebTelemetry.IsExported(builder.Configuration);
        var scraped = MetricsPort.From(builder.Configuration, roles);
        if (!exported && scraped is null)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(figures => figures.AddMeter(Meters));
        if (exported)
        {
            telemetry
                .WithTracing(traces => traces
                    .AddSource("Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "OrleansBooking.*"))
                .UseOtlpExporter();
        }

        if (scraped is not null)
        {
            telemetry.WithMetrics(figures => figures.AddPrometheusExporter());
            builder.AlsoListen(scraped);
        }
    }
}
