using System.Net;
using System.Net.Sockets;

namespace OrleansBooking.Silo.Hosting;

/// <summary>A TCP port of the loopback address that nobody listens on at the moment.</summary>
/// <remarks>
/// Below the range that the kernel gives to clients: until whoever asked listens there, and while it is away to be started
/// again, no connection of anybody takes the port. Each process begins somewhere else and goes on from there.
/// </remarks>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int _next = Random.Shared.Next(Count);

    /// <summary>Not the same one twice in a process.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
