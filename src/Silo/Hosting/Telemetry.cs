using OpenTelemetry;

namespace OrleansBooking.Silo.Hosting;

/// <summary>Traces and figures, exported over OTLP if an endpoint is configured; nothing is collected for nobody.</summary>
public static class Telemetry
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static bool IsExported(IConfiguration configuration) => configuration[EndpointKey] is { Length: > 0 };

    public static void AddBookingTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsExported(builder.Configuration))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces
                .AddSource("Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "OrleansBooking.*"))
            .WithMetrics(figures => figures
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "Npgsql", "OrleansBooking.*"))
            .UseOtlpExporter();
    }
}
