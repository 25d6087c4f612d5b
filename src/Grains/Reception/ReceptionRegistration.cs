using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Reception;

/// <summary>Puts the reception into a silo.</summary>
public static class ReceptionRegistration
{
    /// <summary>Needs BookingDatabase, LookUpHashes, ILedger, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddReception(this IServiceCollection services) => services.AddSingleton<WalkInStore>();
}
