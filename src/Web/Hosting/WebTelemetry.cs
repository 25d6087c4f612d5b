using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OrleansBooking.Web.Hosting;

/// <summary>Traces and figures of a node of its own over OTLP, if an endpoint is configured; no log lines.
/// A trace goes on through the gateway to the ledger's commit.</summary>
public static class WebTelemetry
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "System.Runtime"];

    public static bool IsExported(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    public static WebApplicationBuilder AddWebTelemetry(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (IsExported(builder.Configuration))
            builder.Services.AddOpenTelemetry()
                .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter())
                .WithMetrics(figures => figures.AddMeter(Meters).AddOtlpExporter());
        return builder;
    }
}
