using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Privacy;

/// <summary>Puts keys, sealing, look-up hashes and tickets into a silo.</summary>
public static class PrivacyRegistration
{
    /// <summary>Needs TimeProvider in the container.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, KeyRing keys) => services
        .AddSingleton(keys)
        .AddSingleton<LookUpHashes>()
        .AddSingleton<ContactSealer>()
        .AddSingleton<TextSealer>()
        .AddSingleton<CitizenTicketSealer>()
        .AddSingleton(provider => new StaffTicketSigner(keys.StaffTicket, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<TicketReader>();
}
