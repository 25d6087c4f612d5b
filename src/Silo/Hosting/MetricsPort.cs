using System.Globalization;
using System.Net;

namespace OrleansBooking.Silo.Hosting;

/// <summary><c>/metrics</c> for Prometheus on a port of its own, where nothing else answers: whoever reaches the pages and the API does not reach it.</summary>
/// <param name="Address">Loopback unless <c>Metrics:Address</c> says otherwise.</param>
/// <param name="Port"><c>Metrics:Port</c>.</param>
public sealed record MetricsPort(IPAddress Address, int Port)
{
    /// <returns>Null: no port is configured.</returns>
    /// <exception cref="InvalidOperationException">A node of the citizens' zone alone is asked to show its figures.</exception>
    public static MetricsPort? From(IConfiguration configuration, BookingRoles roles)
    {
        if (configuration["Metrics:Port"] is not { Length: > 0 } port)
        {
            return null;
        }

        return roles.NeedDatabase
            ? new(IPAddress.Parse(configuration["Metrics:Address"] ?? "127.0.0.1"), int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("Metrics:Port is for internal nodes; a node with the role 'citizen' alone exports its figures over OTLP.");
    }
}
