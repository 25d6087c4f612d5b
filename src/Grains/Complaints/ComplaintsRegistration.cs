using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Complaints;

/// <summary>Puts complaints into a silo.</summary>
public static class ComplaintsRegistration
{
    /// <summary>Needs BookingDatabase, TextSealer and TimeProvider in the container.</summary>
    public static IServiceCollection AddComplaints(this IServiceCollection services) => services.AddSingleton<ComplaintStore>();
}
