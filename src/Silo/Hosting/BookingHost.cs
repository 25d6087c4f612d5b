using OrleansBooking.Api;
using OrleansBooking.Grains.Notices;
using OrleansBooking.Grains.Retention;
using OrleansBooking.Silo.Demo;
using OrleansBooking.Silo.Health;
using OrleansBooking.Silo.Starting;
using OrleansBooking.Silo.Storage;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Silo.Hosting;

/// <summary>Puts the process together: one line a concept.</summary>
public static class BookingHost
{
    public static void AddBookingHost(this WebApplicationBuilder builder, BookingRoles roles)
    {
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:8080");
        }

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

        builder.AddBookingLogging();
        builder.AddBookingStorage(roles);
        builder.AddBookingEngine(roles);
        builder.AddBookingOrleans(roles);
        if (roles.Silo)
        {
            // After Orleans: the dispatcher asks grains for the mails' words, so it stops before them.
            builder.Services.AddNotices(builder.Configuration).AddRetention();
        }

        if (roles.Api)
        {
            builder.AddBookingApi();
        }

        builder.AddBookingWeb(roles.Pages);
        builder.AddBookingTelemetry(roles);
        builder.AddBookingHealth();
        builder.AddBookingStart();
        if (roles.Silo && builder.Configuration.GetValue<bool>("Booking:Demo"))
        {
            builder.Services.AddSingleton<DemoApplicants>().AddSingleton<DemoAccounts>().AddSingleton<IBeforeReady, DemoCity>();
        }
    }

    public static void MapBookingHost(this WebApplication app, BookingRoles roles)
    {
        app.UseMetricsPort(roles);
        app.UseMiddleware<RequestLog>();
        app.MapBookingHealth();
        if (roles.Api)
        {
            app.MapBookingApi();
            app.MapDashboard(roles);
        }

        app.MapBookingWeb();
    }

    /// <summary>Migrates if asked to, and refuses to go on with a database that this build cannot work with.</summary>
    /// <exception cref="StorageNotReadyException">The message says what to do.</exception>
    public static async Task PrepareStorage(this WebApplication app, BookingRoles roles, StartSwitches start)
    {
        if (start.Migrate)
        {
            foreach (var script in await Migrations.Apply(BookingConnections.From(app.Configuration).Owner))
            {
                await Console.Out.WriteLineAsync($"applied {script}");
            }
        }

        if (roles.Silo)
        {
            await app.Services.GetRequiredService<SiloDatabase>().Verify();
        }
    }
}
