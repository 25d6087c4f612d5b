using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace OrleansBooking.Bench.Load;

/// <summary>One kept HTTP/1.1 connection that costs almost nothing: writes prepared bytes, reads a whole answer.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[16 * 1024];
    private int _received;

    public static async Task<RawConnection> Open(Uri address)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    /// <summary>The last answer with its head; valid until the next request.</summary>
    public ReadOnlySpan<byte> Answer => _buffer.AsSpan(0, _received);

    /// <summary>To be waited on, together with others.</summary>
    public Socket Socket => _socket;

    /// <summary>Sends a whole request and waits for the whole answer.</summary>
    /// <returns>The status code.</returns>
    public async ValueTask<int> Ask(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        _received = 0;
        while (true)
        {
            if (Take(await _socket.ReceiveAsync(Room(), SocketFlags.None)) is { } status) return status;
        }
    }

    /// <summary>Sends a whole request; the answer is for <see cref="Receive"/>.</summary>
    public void Send(ReadOnlySpan<byte> request)
    {
        _received = 0;
        _socket.Send(request);
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>The status code if the answer is whole, else null.</returns>
    public int? Receive() => Take(_socket.Receive(Room().Span));

    public void Dispose() => _socket.Dispose();

    private Memory<byte> Room()
    {
        if (_received == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        return _buffer.AsMemory(_received);
    }

    private int? Take(int read)
    {
        if (read == 0) throw new IOException("The server closed the connection.");
        _received += read;
        return IsWhole(Answer) ? Number(Answer[9..]) : null;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var length = answer[..head].IndexOf("Content-Length: "u8);
        return length >= 0
            ? answer.Length >= head + 4 + Number(answer[(length + "Content-Length: ".Length)..])
            : answer.EndsWith("\r\n0\r\n\r\n"u8);
    }

    private static int Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out int number, out _) ? number : throw new IOException("A number was expected in the answer's head.");
}
