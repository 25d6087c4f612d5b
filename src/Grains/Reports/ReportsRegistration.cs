using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Reports;

/// <summary>Puts lists, search and CSV rows into a silo.</summary>
public static class ReportsRegistration
{
    /// <summary>Needs KeyRing, BookingDatabase and StaffTicketSigner in the container.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.TryAddSingleton<LookUpHashes>();
        services.TryAddSingleton<ContactSealer>();
        services.TryAddSingleton<ReservationSearch>();
        return services;
    }
}
