using System.Net;
using Orleans.Configuration;

namespace OrleansBooking.Web.Hosting;

/// <summary>The Orleans client of a node of its own: static gateways, no database (C2, design rule 8).</summary>
public static class GatewayClient
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    /// <summary>Citizens wait no longer than this for an answer before the page says that it is unknown.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Connects to <c>Booking:Gateways</c> (<c>address:port</c>, separated by commas), and tries again until a silo answers.</summary>
    public static WebApplicationBuilder UseGatewayClient(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var gateways = (builder.Configuration["Booking:Gateways"] ?? "127.0.0.1:30000")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(IPEndPoint.Parse)
            .ToArray();
        builder.Services.AddOrleansClient(client =>
        {
            client.UseStaticClustering(gateways);
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = builder.Configuration["Booking:ClusterId"] ?? "booking";
                options.ServiceId = builder.Configuration["Booking:ServiceId"] ?? "booking";
            });
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Patience);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = Between);
            if (WebTelemetry.IsExported(builder.Configuration)) client.AddActivityPropagation();
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(Between, cancellation);
                return true;
            });
        });
        return builder;
    }
}
