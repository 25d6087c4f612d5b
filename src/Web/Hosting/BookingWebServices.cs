using System.Net;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Web.Citizen.Calendars;
using OrleansBooking.Web.Citizen.Display;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Engine;
using OrleansBooking.Web.Citizen.Notices;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Texts;
using OrleansBooking.Web.Citizen.Tickets;
using OrleansBooking.Web.Citizen.Venues;
using OrleansBooking.Web.Citizen.Words;
using OrleansBooking.Web.Hosting.Bundles;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Hosting;

/// <summary>Registers the pages; the host brings the Orleans client, or is a silo.</summary>
public static class BookingWebServices
{
    /// <summary>Adds the pages of the roles given (<see cref="WebRole"/>).</summary>
    /// <remarks>Configuration: <c>City</c> (<see cref="CityProfile"/>), <c>Keys:Folder</c> (<see cref="CitizenRing"/>),
    /// <c>Staff:Api</c> (where the inside pages find the API; this process if nothing is said),
    /// <c>Proxy:Known</c> (addresses or networks of reverse proxies whose forwarded headers count, separated by commas).</remarks>
    public static TBuilder AddBookingWeb<TBuilder>(this TBuilder builder, params IEnumerable<string> roles)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        var held = roles.ToHashSet(StringComparer.Ordinal);
        var services = builder.Services;

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(builder.Configuration.GetSection("City").Get<CityProfile>() ?? new CityProfile());
        services.TryAddSingleton<EdgeCalls>();
        services.TryAddSingleton<AvailabilityReader>();
        services.TryAddSingleton<SlotGrains>();
        services.TryAddSingleton<DemandCounter>();
        services.AddHostedService<DemandSender>();
        services.AddHttpContextAccessor();
        services.AddSingleton<Bundle>();
        services.AddSingleton<PageLimit>();
        services.AddSingleton<CitizenRing>();
        services.AddSingleton<DraftCookie>();
        services.AddSingleton<ReservationCentre>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<SiteNoticeReader>();
        services.AddSingleton<SiteBanner>();
        services.AddSingleton<CalendarReader>();
        services.AddSingleton<VenueReader>();
        services.AddSingleton<TicketReader>();
        services.AddSingleton<RefusalWords>();
        services.AddSingleton<CitizenServices>();
        services.AddScoped<DisplayChoice>();
        services.AddScoped<Speech>();
        if (held.Contains(WebRole.Staff)) AddStaff(services);

        // The default encoder writes Japanese as entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, builder.Configuration["Proxy:Known"]));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // PageHeaders says it more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRazorPages(options => options.Conventions.Add(new RolePages(held)))
            .WithRazorPagesAtContentRoot()
            .AddMvcOptions(options =>
            {
                options.Filters.Add<PageHeaders>();
                options.Filters.Add<SiteStop>();
            })
            .ConfigureApplicationPartManager(parts => AddPagesOnce(parts.ApplicationParts));

        // Request lines carry query strings, which are nobody's business in a log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        return builder;
    }

    private static void AddStaff(IServiceCollection services)
    {
        services.AddSingleton<ApiAddress>();
        services.AddSingleton<WaitingPeople>();
        services.AddScoped<StaffSession>();
        services.AddScoped<AccountReader>();
        services.AddScoped<StaffServices>();
        services.AddHttpClient<StaffApi>((provider, client) => client.BaseAddress = provider.GetRequiredService<ApiAddress>().Root);
    }

    /// <summary>A host that references this library has its pages already; one that loads it otherwise has not.</summary>
    private static void AddPagesOnce(IList<Microsoft.AspNetCore.Mvc.ApplicationParts.ApplicationPart> parts)
    {
        var assembly = typeof(BookingWebServices).Assembly;
        if (parts.Any(part => part.Name == assembly.GetName().Name)) return;
        foreach (var part in Microsoft.AspNetCore.Mvc.ApplicationParts.ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
            parts.Add(part);
    }

    private static void TrustProxies(ForwardedHeadersOptions options, string? known)
    {
        if (string.IsNullOrWhiteSpace(known)) return;
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in known.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (entry.Contains('/', StringComparison.Ordinal)) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(entry));
            else options.KnownProxies.Add(IPAddress.Parse(entry));
        }
    }
}
