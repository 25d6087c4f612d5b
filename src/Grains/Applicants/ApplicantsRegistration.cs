using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBooking.Grains.Applicants.Imports;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Puts the applicant desk, imports and their worker into a silo.</summary>
public static class ApplicantsRegistration
{
    /// <summary>Needs KeyRing, BookingDatabase, StaffTicketSigner and TimeProvider in the container.</summary>
    public static IServiceCollection AddApplicants(this IServiceCollection services)
    {
        services.TryAddSingleton<LookUpHashes>();
        services.TryAddSingleton<ContactSealer>();
        services.TryAddSingleton<CitizenTicketSealer>();
        services.TryAddSingleton<ReservationStore>();
        services.TryAddSingleton<ReservationIdSource>();
        return services
            .AddMetrics()
            .AddSingleton<SignInRegister>()
            .AddSingleton<IdReissuer>()
            .AddSingleton<IdRegister>()
            .AddSingleton<GuessAlarm>()
            .AddSingleton<ApplicantIssuer>()
            .AddSingleton<ImportSignal>()
            .AddSingleton<ImportChunks>()
            .AddSingleton<ImportIntake>()
            .AddSingleton<ImportClaims>()
            .AddSingleton<ImportRun>()
            .AddHostedService<ApplicantImportWorker>();
    }
}
