using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Incidents;

/// <summary>Puts records of troubles into a silo.</summary>
public static class IncidentsRegistration
{
    /// <summary>Needs BookingDatabase and TimeProvider in the container.</summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services.AddSingleton<IncidentStore>();
}
