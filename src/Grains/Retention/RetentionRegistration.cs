using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Retention;

/// <summary>Puts retention into a silo.</summary>
public static class RetentionRegistration
{
    /// <summary>Needs BookingDatabase, CityProfile and TimeProvider in the container.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton<RetentionSweep>()
        .AddHostedService<RetentionWorker>();
}
