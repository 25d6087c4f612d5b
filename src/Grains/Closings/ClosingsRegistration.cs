using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Closings;

/// <summary>Puts closings into a silo.</summary>
public static class ClosingsRegistration
{
    /// <summary>Needs BookingDatabase, ContactSealer and TimeProvider in the container.</summary>
    public static IServiceCollection AddClosings(this IServiceCollection services) =>
        services.AddSingleton<ClosingStore>().AddSingleton<ClosingPeople>().AddSingleton<DayReopener>();
}
