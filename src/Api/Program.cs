using Orleans.Configuration;
using OrleansBooking.Api;
using OrleansBooking.Api.Catalogue;

const string Npgsql = nameof(Npgsql);

var builder = WebApplication.CreateBuilder(args);
builder.AddBookingApi();
builder.UseOrleansClient(client =>
{
    client.Configure<ClusterOptions>(cluster =>
    {
        cluster.ClusterId = builder.Configuration["Booking:ClusterId"] ?? "booking";
        cluster.ServiceId = builder.Configuration["Booking:ServiceId"] ?? "booking";
    });
    client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
    // Silos that come back are used again this soon; nodes come back from a power cut in any order.
    client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
    client.UseConnectionRetryFilter(async (_, cancellation) =>
    {
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        return true;
    });
    client.UseAdoNetClustering(clustering =>
    {
        // Orleans' tables are in a schema of their own.
        var connection = builder.Configuration.GetConnectionString("Silo") ?? builder.Configuration.GetConnectionString("Booking");
        clustering.Invariant = Npgsql;
        clustering.ConnectionString = new global::Npgsql.NpgsqlConnectionStringBuilder(connection) { SearchPath = "orleans" }.ConnectionString;
    });
});

await using var app = builder.Build();
app.MapBookingApi();
app.MapGet("/health/live", () => Results.Ok()).ExcludeFromDescription();
app.MapGet("/health/ready", async (CatalogueReader catalogue) =>
{
    try
    {
        await catalogue.Read();
        return Results.Ok();
    }
    catch (Exception fault) when (OrleansBooking.Api.Problems.Faults.IsPassing(fault))
    {
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}).ExcludeFromDescription();
await app.RunAsync();
