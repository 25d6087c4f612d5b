using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OrleansBooking.Faults.Lines;

/// <summary>The line between a process and a server, on this machine: a small TCP proxy that can be cut, slowed, silenced and healed.</summary>
/// <remarks>A line may come from a loopback address of its own, so that the server can tell who writes.</remarks>
public sealed class Line : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private readonly ConcurrentDictionary<LineConnection, byte> _connections = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;
    private volatile bool _cut;
    private volatile bool _silent;
    private long _delay;

    private Line(IPEndPoint server, IPAddress from)
    {
        (_server, From) = (server, from);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    /// <summary>Where the process connects to.</summary>
    public int Port { get; }

    /// <summary>Where the server sees it come from.</summary>
    public IPAddress From { get; }

    /// <param name="from">A loopback address; the usual one if nothing is said.</param>
    public static Line To(int port, IPAddress? from = null) => new(new IPEndPoint(IPAddress.Loopback, port), from ?? IPAddress.Loopback);

    /// <summary>Breaks every connection with a reset; new ones are welcome.</summary>
    public void Reset()
    {
        foreach (var connection in _connections.Keys) connection.Break();
    }

    /// <summary>Breaks every connection, and every new one as soon as it comes.</summary>
    public void Cut()
    {
        _cut = true;
        Reset();
    }

    /// <summary>Each piece of data waits for so long, in both directions, in order.</summary>
    public void Delay(TimeSpan each) => Volatile.Write(ref _delay, each.Ticks);

    /// <summary>Half open: present and new connections look alive, and whatever is sent is lost. Those that are silent stay so; after <see cref="Heal"/> new ones work.</summary>
    public void Silence()
    {
        _silent = true;
        foreach (var connection in _connections.Keys) connection.Silence();
    }

    /// <summary>New connections are as good as ever; so are delayed ones.</summary>
    public void Heal()
    {
        (_cut, _silent) = (false, false);
        Delay(TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        Reset();
        _closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptSocketAsync(_closing.Token));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private async Task Serve(Socket near)
    {
        var connection = new LineConnection(near, From, () => TimeSpan.FromTicks(Volatile.Read(ref _delay)));
        _connections[connection] = 0;
        try
        {
            if (_cut) return;
            if (_silent) connection.Silence();
            await connection.Carry(_server);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            connection.Break();
        }
    }
}
