using System.Net;
using System.Net.Sockets;

namespace OrleansBooking.Faults.Lines;

/// <summary>One connection over a <see cref="Line"/>: two pumps, one for each direction.</summary>
internal sealed class LineConnection(Socket near, IPAddress from, Func<TimeSpan> delay)
{
    private const int PieceSize = 64 * 1024;
    private readonly Socket _far = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private volatile bool _silent;

    /// <summary>From now on everything is lost, in both directions, and nobody is told.</summary>
    public void Silence() => _silent = true;

    /// <summary>Both ends see a reset.</summary>
    public void Break()
    {
        foreach (var socket in new[] { near, _far })
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // Broken already.
            }

            socket.Dispose();
        }
    }

    /// <summary>Carries until one end closes or the line breaks.</summary>
    public async Task Carry(IPEndPoint server)
    {
        try
        {
            near.NoDelay = _far.NoDelay = true;
            _far.Bind(new IPEndPoint(from, 0));
            await _far.ConnectAsync(server);
            var pumps = new[] { Pump(near, _far), Pump(_far, near) };
            await Task.WhenAny(pumps);
            // Over a silent line the other end does not hear that this one is gone.
            if (_silent) await Task.WhenAll(pumps);
        }
        catch (SocketException)
        {
            // The server is away: the near end sees a reset.
        }
    }

    private async Task Pump(Socket source, Socket target)
    {
        var piece = new byte[PieceSize];
        try
        {
            while (await source.ReceiveAsync(piece) is var length and > 0)
            {
                if (delay() is { Ticks: > 0 } wait) await Task.Delay(wait);
                if (_silent) continue;
                for (var sent = 0; sent < length;) sent += await target.SendAsync(piece.AsMemory(sent, length - sent));
            }

        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // The other pump ends with it.
        }
    }
}
