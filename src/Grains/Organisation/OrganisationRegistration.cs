using Microsoft.Extensions.DependencyInjection;

namespace OrleansBooking.Grains.Organisation;

/// <summary>Puts the organisation and its cases into a silo.</summary>
public static class OrganisationRegistration
{
    /// <summary>Needs BookingDatabase and TimeProvider in the container.</summary>
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services.AddSingleton<OrganisationStore>().AddSingleton<CaseStore>();
}
