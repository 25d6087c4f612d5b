using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansBooking.Web.Staff.Rest;

/// <summary>Where the API is: <c>Staff:Api</c>, or this process, which may host it too.</summary>
public sealed class ApiAddress(IConfiguration configuration, IServer server)
{
    private readonly Lazy<Uri> _root = new(() => new Uri(
        (configuration["Staff:Api"] is { Length: > 0 } said ? said : Own(server)).TrimEnd('/') + "/api/v1/"));

    public Uri Root => _root.Value;

    private static string Own(IServer server) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? throw new InvalidOperationException("Staff:Api is not configured, and this process has no address of its own.");
}
