using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>Puts the deadline lists into a silo.</summary>
public static class DeadlineListsRegistration
{
    /// <summary>Lists on request. Needs BookingDatabase, KeyRing, ContactSealer, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddDeadlineLists(this IServiceCollection services) => services
        .AddSingleton<ListSealer>()
        .AddSingleton<DeadlineStore>()
        .AddSingleton<LaterChanges>()
        .AddSingleton<DeadlineSettings>();

    /// <summary>Freezes them by the clock and announces them. Needs what <c>AddNotices</c> brings.</summary>
    public static IServiceCollection AddDeadlineWorker(this IServiceCollection services) => services
        .AddSingleton<DeadlineMail>()
        .AddSingleton<DeadlineWorker>()
        .AddHostedService(provider => provider.GetRequiredService<DeadlineWorker>());
}
