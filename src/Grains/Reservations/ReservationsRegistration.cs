using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Reservations;

/// <summary>Puts the reservation desk into a silo.</summary>
public static class ReservationsRegistration
{
    /// <summary>Needs KeyRing, BookingDatabase, ILedger, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddReservations(this IServiceCollection services)
    {
        services.TryAddSingleton<LookUpHashes>();
        services.TryAddSingleton<ContactSealer>();
        services.TryAddSingleton<CitizenTicketSealer>();
        services.TryAddSingleton<TicketReader>();
        services.TryAddSingleton<ReservationStore>();
        return services;
    }
}
