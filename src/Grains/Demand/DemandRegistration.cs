using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Demand;

/// <summary>Puts unmet demand into a silo.</summary>
public static class DemandRegistration
{
    /// <summary>Needs BookingDatabase, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddDemand(this IServiceCollection services) => services.AddSingleton<DemandStore>();
}
