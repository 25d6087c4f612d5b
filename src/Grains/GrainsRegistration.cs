using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Calls;
using OrleansBooking.Grains.Changes;
using OrleansBooking.Grains.Closings;
using OrleansBooking.Grains.Complaints;
using OrleansBooking.Grains.Days;
using OrleansBooking.Grains.DeadlineLists;
using OrleansBooking.Grains.Demand;
using OrleansBooking.Grains.Incidents;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Maintenance;
using OrleansBooking.Grains.Manuals;
using OrleansBooking.Grains.Organisation;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reception;
using OrleansBooking.Grains.Reports;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains;

/// <summary>All that a silo needs to host the booking grains: one line a concept.</summary>
public static class GrainsRegistration
{
    /// <summary>Needs an IFence, an ISiloEnd and a TimeProvider in the container. Call before UseOrleans, so that the ledger stops after the grains.</summary>
    public static IServiceCollection AddBookingGrains(this IServiceCollection services, string connectionString, KeyRing keys) => services
        .AddSingleton(new BookingDatabase(connectionString))
        .AddPrivacy(keys)
        .AddLedger()
        .AddChanges()
        .AddVenues()
        .AddApplicants()
        .AddReservations()
        .AddReports()
        .AddReception()
        .AddDays()
        .AddDeadlineLists()
        .AddDemand()
        .AddMaintenance()
        .AddClosings()
        .AddIncidents()
        .AddOrganisation()
        .AddCalls()
        .AddComplaints()
        .AddManuals();
}
