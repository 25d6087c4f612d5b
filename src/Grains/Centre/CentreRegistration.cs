using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Centre;

/// <summary>Puts what leads the call centre into a silo.</summary>
public static class CentreRegistration
{
    /// <summary>Needs BookingDatabase, TextSealer and TimeProvider in the container.</summary>
    public static IServiceCollection AddCentre(this IServiceCollection services) =>
        services.AddSingleton<CentreFigures>().AddSingleton<RosterStore>().AddSingleton<SampleStore>().AddSingleton<OpenCaseStore>();
}
