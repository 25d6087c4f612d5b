using Microsoft.AspNetCore.DataProtection;
using OrleansBooking.Web.Hosting;

// A node of its own: `citizen` in the public zone, `staff` inside (`--Booking:Roles citizen`).
var builder = WebApplication.CreateBuilder(args);
var roles = (builder.Configuration["Booking:Roles"] ?? WebRole.Citizen).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

builder.UseGatewayClient().AddWebTelemetry().AddBookingWeb(roles);
var ring = builder.Services.AddDataProtection().SetApplicationName(CitizenRing.ApplicationName);
if (CitizenRing.FolderOf(builder.Configuration) is { } folder) ring.PersistKeysToFileSystem(folder);

await builder.Build().MapBookingWeb().RunAsync();
