using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reports;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Venues;
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
            .AddSingleton(new BookingDatabase(BookingConnections.From(builder.Configuration).Silo))
            .AddSingleton<IFence, MembershipFence>()
            .AddSingleton<ISiloEnd, ProcessEnd>()
            .AddPrivacy(KeyRing.Load(folder))
            .AddLedger()
            .AddVenues()
            .AddApplicants()
            .AddReservations()
            .AddReports();
    }
}
