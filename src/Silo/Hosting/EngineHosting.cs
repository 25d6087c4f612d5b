using OrleansBooking.Grains;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Silo.Hosting;

/// <summary>What the grains need from the process that hosts them. Added before Orleans, so that it stops after the grains.</summary>
public static class EngineHosting
{
    public static void AddBookingEngine(this WebApplicationBuilder builder, BookingRoles roles)
    {
        if (!roles.Silo)
        {
            return;
        }

        var folder = builder.Configuration["Keys:Folder"]
            ?? Path.Combine(builder.Configuration["Booking:DataFolder"] ?? ".data", "keys");
        builder.Services
            .AddSingleton<IFence, MembershipFence>()
            .AddSingleton<ISiloEnd, ProcessEnd>()
            .AddBookingGrains(BookingConnections.From(builder.Configuration).Silo, KeyRing.Load(folder));
    }
}
