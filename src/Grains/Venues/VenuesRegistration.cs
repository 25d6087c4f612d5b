using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Grains.Calendars;
using OrleansBooking.Grains.Procedures;

namespace OrleansBooking.Grains.Venues;

/// <summary>Puts venues, procedures and calendars into a silo.</summary>
public static class VenuesRegistration
{
    /// <summary>Needs BookingDatabase, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddVenues(this IServiceCollection services) => services
        .AddSingleton<PlanStore>()
        .AddSingleton<VenuePlan>()
        .AddSingleton<ProcedureStore>()
        .AddSingleton<ProcedureWeigher>()
        .AddSingleton<CalendarReader>()
        .AddSingleton<CalendarMetrics>()
        .AddHostedService<VenueRoller>();
}
