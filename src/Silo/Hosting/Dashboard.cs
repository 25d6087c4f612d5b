using Orleans.Dashboard;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Rights;

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

    /// <summary>Needs the accounts of the API: where nobody can sign in there is no dashboard.</summary>
    public static void MapDashboard(this WebApplication app, BookingRoles roles)
    {
        if (roles.Api && IsOn(app.Configuration))
        {
            app.MapOrleansDashboard(Path).RequireAuthorization(RightsConventions.PolicyFor(Right.WatchEngine));
        }
    }

    private static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool>("Booking:Dashboard");
}
