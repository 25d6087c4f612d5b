using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Manuals;

/// <summary>Puts manuals, referrals and script lines into a silo.</summary>
public static class ManualsRegistration
{
    /// <summary>Needs BookingDatabase and TimeProvider in the container.</summary>
    public static IServiceCollection AddManuals(this IServiceCollection services) =>
        services.AddSingleton<ManualStore>().AddSingleton<ReferralStore>().AddSingleton<ScriptStore>();
}
