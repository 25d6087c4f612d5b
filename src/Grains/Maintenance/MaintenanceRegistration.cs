using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Maintenance;

/// <summary>Puts planned stops into a silo.</summary>
public static class MaintenanceRegistration
{
    /// <summary>Needs BookingDatabase and TimeProvider in the container.</summary>
    public static IServiceCollection AddMaintenance(this IServiceCollection services) => services.AddSingleton<MaintenanceStore>();
}
