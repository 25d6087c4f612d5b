using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Silo.Hosting;

/// <summary>What this process does, from <c>Booking:Roles</c> (<c>silo,api,citizen,staff</c>; all of them if nothing is said).</summary>
/// <param name="Silo">Hosts grains. Without it the process is a client of the cluster.</param>
/// <param name="Api">Answers the REST API.</param>
/// <param name="Citizen">Serves the citizens' pages.</param>
/// <param name="Staff">Serves the console and the city staff's pages.</param>
public sealed record BookingRoles(bool Silo, bool Api, bool Citizen, bool Staff)
{
    /// <summary>The roles that have pages.</summary>
    public IEnumerable<string> Pages => [.. Citizen ? [WebRole.Citizen] : Array.Empty<string>(), .. Staff ? [WebRole.Staff] : Array.Empty<string>()];

    private static readonly string[] Known = ["silo", "api", "citizen", "staff"];

    /// <summary>True if the process talks to PostgreSQL; a process of the citizens' zone alone does not.</summary>
    public bool NeedDatabase => Silo || Api || Staff;

    /// <exception cref="InvalidOperationException">A role is unknown.</exception>
    public static BookingRoles From(IConfiguration configuration)
    {
        var said = (configuration["Booking:Roles"] is { Length: > 0 } roles ? roles : "silo,api,citizen,staff")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (said.Except(Known).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"Booking:Roles names '{unknown}'; the roles are {string.Join(", ", Known)}.");
        }

        return new(said.Contains("silo"), said.Contains("api"), said.Contains("citizen"), said.Contains("staff"));
    }
}
