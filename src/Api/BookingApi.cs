using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Applicants;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Availability;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Closings;
using OrleansBooking.Api.Incidents;
using OrleansBooking.Api.Maintenance;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Organisation;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api;

/// <summary>The REST API as a part of any host that has an Orleans client or silo.</summary>
public static class BookingApi
{
    /// <summary>Everything lies below this path, the description apart.</summary>
    public const string Root = "/api/v1";

    private const long BodyLimit = 1024 * 1024;

    /// <summary>Adds the API. Needs <c>ConnectionStrings:Identity</c> (or <c>:Booking</c>); <c>Keys:Folder</c> keeps sign-ins valid across restarts and nodes;
    /// <c>Accounts:PasskeyDomain</c> is the domain of the inside pages.</summary>
    /// <exception cref="InvalidOperationException">No connection string is configured.</exception>
    public static void AddBookingApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var connection = builder.Configuration.GetConnectionString("Identity")
            ?? builder.Configuration.GetConnectionString("Booking")
            ?? throw new InvalidOperationException("The API needs ConnectionStrings:Identity, or ConnectionStrings:Booking for all roles.");
        services.AddStaffAccounts(connection, builder.Configuration["Keys:Folder"], builder.Configuration["Accounts:PasskeyDomain"] ?? "localhost");

        services.AddSingleton<IStartupFilter, ApiEdgeFirst>();
        services.AddSingleton<Alternatives>();
        services.AddSingleton<CatalogueReader>();
        services.AddSingleton<PasswordQueue>();
        services.AddScoped<SignInDesk>();
        services.AddApiDocument();
        AddEndpoints(services);
        AddIfMissing(builder);

        // These lines have query strings and SQL in them, and queries may be names or telephone numbers (P1). Without a logger
        // the host also makes no activity for a request that nobody traces.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning);
    }

    /// <summary>Maps the API and its description.</summary>
    public static void MapBookingApi(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();

        var services = app.Services;
        var group = app.MapGroup(Root).WithMetadata(new EndpointDescriptions.BodyLimit(BodyLimit));
        group.GuardByRights();
        services.GetRequiredService<TokenEndpoints>().Map(group);
        services.GetRequiredService<OwnAccountEndpoints>().Map(group);
        services.GetRequiredService<SecondFactorEndpoints>().Map(group);
        services.GetRequiredService<AccountEndpoints>().Map(group);
        services.GetRequiredService<AuditEndpoints>().Map(group);
        services.GetRequiredService<IdEndpoints>().Map(group);
        services.GetRequiredService<MaintenanceEndpoints>().Map(group);
        services.GetRequiredService<ClosingEndpoints>().Map(group);
        services.GetRequiredService<IncidentEndpoints>().Map(group);
        services.GetRequiredService<OrganisationEndpoints>().Map(group);
        services.GetRequiredService<CatalogueEndpoints>().Map(group);
        services.GetRequiredService<AvailabilityEndpoint>().Map(group);
        services.GetRequiredService<BookEndpoint>().Map(group);
        services.GetRequiredService<ReadEndpoints>().Map(group);
        services.GetRequiredService<ChangeEndpoints>().Map(group);
        services.GetRequiredService<ExportEndpoint>().Map(group);
        services.GetRequiredService<ApplicantEndpoints>().Map(group);
        app.MapOpenApi("/openapi/{documentName}.json");
    }

    private static void AddEndpoints(IServiceCollection services)
    {
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<OwnAccountEndpoints>();
        services.AddSingleton<SecondFactorEndpoints>();
        services.AddSingleton<AccountEndpoints>();
        services.AddSingleton<AuditEndpoints>();
        services.AddSingleton<IdEndpoints>();
        services.AddSingleton<MaintenanceEndpoints>();
        services.AddSingleton<ClosingEndpoints>();
        services.AddSingleton<IncidentEndpoints>();
        services.AddSingleton<OrganisationEndpoints>();
        services.AddSingleton<CatalogueEndpoints>();
        services.AddSingleton<AvailabilityEndpoint>();
        services.AddSingleton<BookEndpoint>();
        services.AddSingleton<ReadEndpoints>();
        services.AddSingleton<ChangeEndpoints>();
        services.AddSingleton<ExportEndpoint>();
        services.AddSingleton<IssuedSheet>();
        services.AddSingleton<ApplicantEndpoints>();
    }

    // A host of several parts has these already, and they must be shared.
    private static void AddIfMissing(WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(builder.Configuration.GetSection("City").Get<CityProfile>() ?? new CityProfile());
        builder.Services.TryAddSingleton<EdgeCalls>();
        builder.Services.TryAddSingleton<AvailabilityReader>();
        builder.Services.TryAddSingleton<SlotGrains>();
        builder.Services.TryAddSingleton<ISlotBoard, EmptySlotBoard>();
        builder.Services.TryAddSingleton(services => StaffTicketKey.Signer(
            builder.Configuration["Keys:Folder"], services.GetRequiredService<TimeProvider>()));
    }
}
