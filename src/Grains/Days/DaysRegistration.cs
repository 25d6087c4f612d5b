using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Days;

/// <summary>Puts the dashboards' figures into a silo.</summary>
public static class DaysRegistration
{
    /// <summary>Needs BookingDatabase, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddDays(this IServiceCollection services) => services.AddSingleton<DayReader>();
}
