using System.Net;
using Orleans.Configuration;
using Orleans.Storage;
using OrleansBooking.Silo.Storage;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Silo.Hosting;

/// <summary>Makes the process a silo, or a client of the cluster if it does not have the role.</summary>
public static class OrleansHosting
{
    private const string Npgsql = nameof(Npgsql);
    private const string AdoNet = nameof(AdoNet);

    // A caller at the edge repeats its operation id sooner than it would wait for this long.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    // A silo that comes back is used again this soon; with the default a client that has seen all of them die waits for a minute.
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(2);

    public static void AddBookingStorage(this WebApplicationBuilder builder, BookingRoles roles)
    {
        if (roles.NeedDatabase)
        {
            builder.Services.AddSingleton(BookingConnections.From(builder.Configuration));
            builder.Services.AddSingleton<SiloDatabase>();
        }
    }

    public static void AddBookingOrleans(this WebApplicationBuilder builder, BookingRoles roles)
    {
        if (roles.Silo)
        {
            builder.UseOrleans(silo => ConfigureSilo(silo, builder.Configuration));
        }
        else
        {
            builder.UseOrleansClient(client => ConfigureClient(client, builder.Configuration, roles));
        }
    }

    private static void ConfigureSilo(ISiloBuilder silo, ConfigurationManager configuration)
    {
        var connections = BookingConnections.From(configuration);
        silo.Configure<ClusterOptions>(cluster => Name(cluster, configuration));
        silo.UseAdoNetClustering(clustering =>
        {
            clustering.Invariant = Npgsql;
            clustering.ConnectionString = connections.Clustering;
        });
        silo.AddAdoNetGrainStorage(AdoNet, storage =>
        {
            storage.Invariant = Npgsql;
            storage.ConnectionString = connections.GrainState;
            storage.GrainStorageSerializer = new JsonGrainStateSerializer();
        });
        silo.Services.AddSingleton<IGrainStorage>(services => new BoundedGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(AdoNet), services.GetRequiredService<TimeProvider>()));
        silo.ConfigureEndpoints(
            IPAddress.Parse(configuration["Booking:Address"] ?? "127.0.0.1"),
            Port(configuration, "Booking:SiloPort", 11111),
            Port(configuration, "Booking:GatewayPort", 30000),
            listenOnAnyHostAddress: false);
        silo.Configure<ClusterMembershipOptions>(EvictSoon);
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        if (WebTelemetry.IsExported(configuration))
        {
            silo.AddActivityPropagation();
        }

        silo.AddDashboard(configuration);
    }

    private static void ConfigureClient(IClientBuilder client, ConfigurationManager configuration, BookingRoles roles)
    {
        client.Configure<ClusterOptions>(cluster => Name(cluster, configuration));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh);
        // After a power cut the nodes come back in any order.
        client.UseConnectionRetryFilter(async (_, cancellation) =>
        {
            await Task.Delay(GatewayRefresh, cancellation);
            return true;
        });
        if (WebTelemetry.IsExported(configuration))
        {
            client.AddActivityPropagation();
        }

        if (roles.Api)
        {
            client.AddDashboard(configuration);
        }

        if (roles.NeedDatabase)
        {
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = Npgsql;
                clustering.ConnectionString = BookingConnections.From(configuration).Clustering;
            });
        }
        else
        {
            var gateways = (configuration["Booking:Gateways"] ?? "127.0.0.1:30000").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            client.UseStaticClustering([.. gateways.Select(IPEndPoint.Parse)]);
        }
    }

    private static void Name(ClusterOptions cluster, ConfigurationManager configuration)
    {
        cluster.ClusterId = configuration["Booking:ClusterId"] ?? "booking";
        cluster.ServiceId = configuration["Booking:ServiceId"] ?? "booking";
    }

    // With the defaults a frozen silo keeps its grains for a minute and a dead one for twelve seconds.
    private static void EvictSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedProbesLimit = 2;
        membership.NumVotesForDeathDeclaration = 1;
        // A silo that starts does not wait for one whose last sign of life is three of these old.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
    }

    private static int Port(ConfigurationManager configuration, string key, int otherwise) =>
        configuration.GetValue(key, otherwise) is var port and not 0 ? port : FreePort.Next();
}
