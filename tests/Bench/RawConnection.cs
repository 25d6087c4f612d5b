using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansBooking.Bench;

/// <summary>One kept HTTP/1.1 connection that costs almost nothing: writes prepared bytes, reads status and length.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public static async Task<RawConnection> Open(Uri address)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    /// <summary>Sends a whole request and waits for the whole answer.</summary>
    /// <returns>The status code.</returns>
    public async ValueTask<int> Ask(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        var received = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(received), SocketFlags.None);
            if (read == 0) throw new IOException("The server closed the connection.");
            received += read;
            if (Whole(_buffer.AsSpan(0, received)) is { } status) return status;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int? Whole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(EndOfHead);
        if (head < 0) return null;
        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0) throw new IOException("An answer without a length.");
        var length = 0;
        for (var i = at + "Content-Length: ".Length; answer[i] != '\r'; i++) length = (length * 10) + answer[i] - '0';
        return answer.Length >= head + EndOfHead.Length + length ? int.Parse(Encoding.ASCII.GetString(answer.Slice(9, 3)), null) : null;
    }
}
