using OpenTelemetry;

namespace OrleansBooking.Web.Hosting;

/// <summary>Traces and figures of a node of its own over OTLP, if an endpoint is configured; a trace goes on through the gateway to the ledger's commit.</summary>
public static class WebTelemetry
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Orleans.Application"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "System.Runtime"];

    public static WebApplicationBuilder AddWebTelemetry(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return builder;

        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(Sources))
            .WithMetrics(figures => figures.AddMeter(Meters))
            .UseOtlpExporter();
        builder.Services.AddOrleansClient(client => client.AddActivityPropagation());
        return builder;
    }
}
