using System.Net.Sockets;
using MailKit.Net.Smtp;
using MimeKit;

namespace OrleansBooking.Grains.Notices;

/// <summary>One connection to the mail server, opened when the first mail is ready and used for the rest of the pass.</summary>
/// <remarks>Not ended by the host's stop: a mail that is under way gets its answer, or its time-out. No protocol log: it would hold addresses.</remarks>
internal sealed class SmtpSession(MailOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly SmtpClient _client = new() { Timeout = (int)options.Timeout.TotalMilliseconds };

    public bool IsOpen => _client.IsConnected;

    public async Task Open()
    {
        using var patience = new CancellationTokenSource(options.Timeout, time);
        // A mail ends in a small packet of its own, which would wait for the acknowledgement of the one before: 40 ms a mail.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, patience.Token);
            await _client.ConnectAsync(socket, options.Host, options.Port, options.EffectiveSecurity, patience.Token);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        if (options.UserName is { Length: > 0 } user) await _client.AuthenticateAsync(user, options.Password ?? "", patience.Token);
    }

    /// <summary>Returns when the server has taken the mail over.</summary>
    public async Task Send(MimeMessage message)
    {
        using var patience = new CancellationTokenSource(options.Timeout, time);
        await _client.SendAsync(message, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
        {
            try
            {
                using var patience = new CancellationTokenSource(options.Timeout, time);
                await _client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception fault) when (DeliveryFault.OfSending(fault).Kind == DeliveryFaultKind.Interrupted)
            {
                // All mails have their answers: a server that is gone before the farewell harms nobody.
            }
        }

        _client.Dispose();
    }
}
