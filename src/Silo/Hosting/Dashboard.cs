using Orleans.Dashboard;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Silo.Hosting;

/// <summary>Orleans' dashboard under <c>/dashboard</c>, for administrators only; off unless <c>Booking:Dashboard</c> is true, since it looks at every grain call.</summary>
public static class Dashboard
{
    private const string Path = "/dashboard";

    public static void AddDashboard(this ISiloBuilder silo, IConfiguration configuration)
    {
        if (IsOn(configuration))
        {
            // The live log stays out: its lines are for those who may read the log.
            silo.AddDashboard(options => options.HideTrace = true);
        }
    }

    public static void AddDashboard(this IClientBuilder client, IConfiguration configuration)
    {
        if (IsOn(configuration))
        {
            client.AddDashboard(options => options.HideTrace = true);
        }
    }

    /// <summary>An administrator's browser has no token to send, but the inside pages' cookie: it stands for the token here, where nothing can be changed.
    /// Comes before the API's gate.</summary>
    public static void UseDashboardCookie(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            app.Use((http, next) =>
            {
                if (HttpMethods.IsGet(http.Request.Method)
                    && http.Request.Path.StartsWithSegments(Path)
                    && http.Request.Headers.Authorization.Count == 0
                    && http.Request.Cookies[StaffSession.CookieName] is { } token)
                {
                    http.Request.Headers.Authorization = $"{StaffTokens.Scheme} {token}";
                }

                return next(http);
            });
        }
    }

    /// <summary>Needs the accounts of the API: where nobody can sign in there is no dashboard.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            app.MapOrleansDashboard(Path).Needs(Right.WatchEngine);
        }
    }

    private static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool>("Booking:Dashboard");
}
