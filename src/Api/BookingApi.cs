using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Applicants;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Availability;
using OrleansBooking.Api.Calls;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Centre;
using OrleansBooking.Api.Changes;
using OrleansBooking.Api.Closings;
using OrleansBooking.Api.Complaints;
using OrleansBooking.Api.Days;
using OrleansBooking.Api.DeadlineLists;
using OrleansBooking.Api.Demand;
using OrleansBooking.Api.Exports;
using OrleansBooking.Api.Incidents;
using OrleansBooking.Api.LostNotices;
using OrleansBooking.Api.Maintenance;
using OrleansBooking.Api.Manuals;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Organisation;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reception;
using OrleansBooking.Api.Reports;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Api.Venues;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
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
        app.UseMiddleware<RightsGate>();

        var services = app.Services;
        var group = app.MapGroup(Root).WithMetadata(new EndpointDescriptions.BodyLimit(BodyLimit));
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
        services.GetRequiredService<VenueEndpoints>().Map(group);
        services.GetRequiredService<ProcedureEndpoints>().Map(group);
        services.GetRequiredService<ScheduleEndpoints>().Map(group);
        services.GetRequiredService<VenueChangeEndpoints>().Map(group);
        services.GetRequiredService<WorklistEndpoints>().Map(group);
        services.GetRequiredService<ReceptionEndpoints>().Map(group);
        services.GetRequiredService<DayEndpoints>().Map(group);
        services.GetRequiredService<DemandEndpoints>().Map(group);
        services.GetRequiredService<DeadlineEndpoints>().Map(group);
        services.GetRequiredService<DaySheetEndpoint>().Map(group);
        services.GetRequiredService<ExportLogEndpoint>().Map(group);
        services.GetRequiredService<CallEndpoints>().Map(group);
        services.GetRequiredService<HoldEndpoints>().Map(group);
        services.GetRequiredService<OfferEndpoint>().Map(group);
        services.GetRequiredService<FamilyEndpoint>().Map(group);
        services.GetRequiredService<ComplaintEndpoints>().Map(group);
        services.GetRequiredService<ManualEndpoints>().Map(group);
        services.GetRequiredService<ScriptEndpoints>().Map(group);
        services.GetRequiredService<ReportEndpoints>().Map(group);
        services.GetRequiredService<LostNoticeEndpoint>().Map(group);
        services.GetRequiredService<CentreEndpoints>().Map(group);
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
        services.AddSingleton<VenueSheets>();
        services.AddSingleton<ChangeSender>();
        services.AddSingleton<VenueEndpoints>();
        services.AddSingleton<ProcedureEndpoints>();
        services.AddSingleton<ScheduleEndpoints>();
        services.AddSingleton<VenueChangeEndpoints>();
        services.AddSingleton<WorklistEndpoints>();
        services.AddSingleton<ReceptionEndpoints>();
        services.AddSingleton<DayWatch>();
        services.AddSingleton<DayEndpoints>();
        services.AddSingleton<DeskLooks>();
        services.AddSingleton<DemandEndpoints>();
        services.AddSingleton<DeadlineEndpoints>();
        services.AddSingleton<DaySheetEndpoint>();
        services.AddSingleton<ExportNotes>();
        services.AddSingleton<ExportLogEndpoint>();
        services.AddSingleton<CallOfHold>();
        services.AddSingleton<CallEndpoints>();
        services.AddSingleton<HoldEndpoints>();
        services.AddSingleton<CallLinks>();
        services.AddSingleton<OfferEndpoint>();
        services.AddSingleton<FamilyEndpoint>();
        services.AddSingleton<ComplaintEndpoints>();
        services.AddSingleton<ManualEndpoints>();
        services.AddSingleton<ScriptEndpoints>();
        services.AddSingleton<ReportEndpoints>();
        services.AddSingleton<LostNoticeEndpoint>();
        services.AddSingleton<CentreEndpoints>();
    }

    // A host of several parts has these already, and they must be shared.
    private static void AddIfMissing(WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(builder.Configuration.GetSection("City").Get<CityProfile>() ?? new CityProfile());
        builder.Services.TryAddSingleton<EdgeCalls>();
        builder.Services.TryAddSingleton(builder.Configuration.GetSection("City").Get<CityProfile>() ?? new CityProfile());
        builder.Services.TryAddSingleton<AvailabilityReader>();
        builder.Services.TryAddSingleton<DemandCounter>();
        builder.Services.AddHostedService<DemandSender>();
        builder.Services.TryAddSingleton<SlotGrains>();
        builder.Services.TryAddSingleton<ISlotBoard, EmptySlotBoard>();
        builder.Services.TryAddSingleton(services => StaffTicketKey.Signer(
            builder.Configuration["Keys:Folder"], services.GetRequiredService<TimeProvider>()));
    }
}
