namespace OrleansBooking.Silo.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: send requests here, or 503.</summary>
public static class HealthEndpoints
{
    public static void AddBookingHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<DatabaseHealth>();
        builder.Services.AddHostedService<Draining>();
    }

    public static void MapBookingHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { state = "live" })).ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Readiness readiness, IServiceProvider services)
    {
        var state = readiness.State;
        // A process of the citizens' zone has no database to ask.
        var database = services.GetService<Storage.SiloDatabase>() is null
            ? "none"
            : await services.GetRequiredService<DatabaseHealth>().Ask();
        var ready = state == "ready" && database is "ok" or "none";
        return Results.Json(new { state, database }, statusCode: ready ? 200 : 503);
    }
}
