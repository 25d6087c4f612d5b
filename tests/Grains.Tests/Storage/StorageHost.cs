using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Grains.Tests.Storage;

/// <summary>A running silo with the product's own storage, on a database of its own, inside the test's process.</summary>
public sealed class StorageHost : IAsyncLifetime
{
    private WebApplication? _app;

    public PostgresFixture Database { get; } = new();

    /// <summary>The provider that every grain's state goes through.</summary>
    public IGrainStorage Storage => _app!.Services.GetRequiredService<IGrainStorage>();

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:Owner"] = Database.Connections.Owner,
            ["ConnectionStrings:Silo"] = Database.Connections.Silo,
            ["ConnectionStrings:Identity"] = Database.Connections.Identity,
            ["Booking:SiloPort"] = "0",
            ["Booking:GatewayPort"] = "0",
        });
        builder.AddBookingOrleans(new BookingRoles(Silo: true, Api: false, Citizen: false, Staff: false));
        _app = builder.Build();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await Database.DisposeAsync();
    }
}
