using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.LostNotices;

/// <summary>Puts what lost notice letters need into a silo.</summary>
public static class LostNoticesRegistration
{
    /// <summary>Needs BookingDatabase, LookUpHashes and TextSealer in the container.</summary>
    public static IServiceCollection AddLostNotices(this IServiceCollection services) => services.AddSingleton<LostNoticeStore>();
}
