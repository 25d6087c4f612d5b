using OrleansBooking.Silo.Hosting;
using OrleansBooking.Silo.Storage;

try
{
    var start = StartSwitches.From(args);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = [.. start.Settings],
        ContentRootPath = AppContext.BaseDirectory,
    });
    if (start.FirstAdministrator is { } name)
    {
        return await FirstAdministratorStart.Run(builder.Configuration, name, Console.Out, Console.Error);
    }

    var roles = BookingRoles.From(builder.Configuration);
    builder.AddBookingHost(roles);

    await using var app = builder.Build();
    await app.PrepareStorage(roles, start);
    if (start.MigrateOnly)
    {
        return 0;
    }

    app.MapBookingHost(roles);
    await app.RunAsync();
    return 0;
}
catch (StorageNotReadyException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 3;
}
