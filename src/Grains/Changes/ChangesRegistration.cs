using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Changes;

/// <summary>Puts changes, their simulation and the worklist into a silo.</summary>
public static class ChangesRegistration
{
    /// <summary>Needs BookingDatabase, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<NationalHolidays>()
        .AddSingleton<ChangeStore>()
        .AddSingleton<BookedTimes>()
        .AddSingleton<ChangeWeigher>()
        .AddSingleton<WorklistStore>()
        .AddSingleton<ScheduleReader>();
}
