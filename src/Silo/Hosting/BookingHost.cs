using OrleansBooking.Api;
using OrleansBooking.Grains.DeadlineLists;
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
        builder.UseOwnAddress();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

        builder.AddBookingLogging();
        builder.AddBookingStorage(roles);
        builder.AddBookingEngine(roles);
        builder.AddBookingOrleans(roles);
        if (roles.Silo)
        {
            // After Orleans: the dispatcher asks grains for the mails' words, so it stops before them.
            builder.Services.AddNotices(builder.Configuration).AddRetention().AddDeadlineWorker();
        }

        if (roles.Api)
        {
            builder.AddBookingApi();
        }

        builder.AddBookingWeb(roles.Pages);
        builder.AddInternalRing();
        builder.AddBookingTelemetry(roles);
        builder.AddBookingHealth();
        builder.AddBookingStart();
        AddDemo(builder, roles);
    }

    public static void MapBookingHost(this WebApplication app, BookingRoles roles)
    {
        app.UseMetricsPort(roles);
        app.UseMiddleware<RequestLog>();
        app.MapBookingHealth();
        if (roles.Api)
        {
            app.UseDashboardCookie();
            app.MapBookingApi();
            app.MapDashboard();
        }

        app.MapBookingWeb();
    }

    // The accounts come without the demo city too, where they are asked for; a real city begins with FirstAdministratorStart.
    private static void AddDemo(WebApplicationBuilder builder, BookingRoles roles)
    {
        if (!roles.Silo)
        {
            return;
        }

        var demo = builder.Configuration.GetValue<bool>("Booking:Demo");
        if (demo)
        {
            builder.Services.AddSingleton<DemoApplicants>().AddSingleton<IBeforeReady, DemoCity>();
        }

        if (roles.Api && (demo || builder.Configuration.GetValue<bool>("Booking:DemoAccounts")))
        {
            builder.Services.AddSingleton<IBeforeReady, DemoAccounts>();
        }
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
