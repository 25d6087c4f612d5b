using System.Net;
using System.Net.Sockets;

namespace OrleansBooking.Silo.Hosting;

/// <summary>A TCP port of the loopback address that nobody listens on at the moment.</summary>
public static class FreePort
{
    private static readonly HashSet<int> Given = [];

    /// <summary>Never the same one twice in a process.</summary>
    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (Given.Add(port))
            {
                return port;
            }
        }
    }
}
