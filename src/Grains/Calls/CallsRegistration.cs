using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Calls;

/// <summary>Puts the call centre's calls into a silo.</summary>
public static class CallsRegistration
{
    /// <summary>Needs BookingDatabase, the privacy services and TimeProvider in the container.</summary>
    public static IServiceCollection AddCalls(this IServiceCollection services) =>
        services.AddSingleton<CallStore>().AddSingleton<CallHoldStore>().AddSingleton<CallPersonStore>().AddSingleton<TelephoneSeatStore>();
}
