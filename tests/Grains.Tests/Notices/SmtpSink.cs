using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Grains.Tests.Notices;

/// <summary>An SMTP server that takes mails and can be told to refuse, hang, close or be away.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly SemaphoreSlim _accepted = new(0);
    private TcpListener _listener;
    private CancellationTokenSource _open = new();

    public SmtpSink()
    {
        Port = FreePort.Next();
        _listener = Listen(Port);
    }

    public int Port { get; }

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Mails that it took over, in order.</summary>
    public ConcurrentQueue<ReceivedMail> Accepted { get; } = new();

    /// <summary>The answer to RCPT TO; null takes the recipient.</summary>
    public Func<string, string?> OnRecipient { get; set; } = _ => null;

    /// <summary>The answer to a whole mail; null closes the connection without one. Until it returns the client waits.</summary>
    public Func<ReceivedMail, Task<string?>> OnMail { get; set; } = _ => Task.FromResult<string?>("250 taken");

    /// <summary>The client has gone on after the answer to a mail: it heard it.</summary>
    public Action<ReceivedMail> OnHeard { get; set; } = _ => { };

    /// <summary>Nobody answers at this port any more.</summary>
    public async Task GoAway()
    {
        _listener.Stop();
        await _open.CancelAsync();
    }

    public void ComeBack()
    {
        _open = new CancellationTokenSource();
        _listener = Listen(Port);
    }

    /// <summary>Returns when one more mail has been accepted.</summary>
    public async Task Next(TimeSpan? patience = null)
    {
        if (!await _accepted.WaitAsync(patience ?? Patience)) throw new TimeoutException("No mail came.");
    }

    public async ValueTask DisposeAsync()
    {
        await GoAway();
        await Task.WhenAll(_conversations);
        _open.Dispose();
        _accepted.Dispose();
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = Accept(listener, _open.Token);
        return listener;
    }

    private async Task Accept(TcpListener listener, CancellationToken open)
    {
        try
        {
            while (!open.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(open);
                Connections++;
                _conversations.Add(Converse(client, open));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Gone away.
        }
    }

    private async Task Converse(TcpClient client, CancellationToken open)
    {
        using var closing = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            var recipient = "";
            ReceivedMail? taken = null;
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(open) is { } line)
            {
                if (taken is not null) OnHeard(taken);
                taken = null;
                if (line.StartsWith("RCPT TO:", StringComparison.Ordinal)) recipient = line["RCPT TO:".Length..].Trim('<', '>');
                var answer = line.Split(' ', ':')[0] switch
                {
                    "EHLO" => "250 sink",
                    "RCPT" => OnRecipient(recipient) ?? "250 ok",
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                };
                await writer.WriteLineAsync(answer);
                if (answer.StartsWith("354", StringComparison.Ordinal) && (taken = await Take(reader, writer, recipient, open)) is null) return;
                if (answer.StartsWith("221", StringComparison.Ordinal)) return;
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client hung up, or the sink went away.
        }
    }

    /// <summary>A whole mail with its answer; null: the connection has ended.</summary>
    private async Task<ReceivedMail?> Take(StreamReader reader, StreamWriter writer, string recipient, CancellationToken open)
    {
        var raw = new StringBuilder();
        while (await reader.ReadLineAsync(open) is var line && line != ".")
        {
            // Its sender died: half a mail is none.
            if (line is null) return null;
            raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        var mail = new ReceivedMail(recipient, raw.ToString());
        if (await OnMail(mail).WaitAsync(open) is not { } answer) return null;
        if (answer.StartsWith("250", StringComparison.Ordinal))
        {
            Accepted.Enqueue(mail);
            _accepted.Release();
        }

        await writer.WriteLineAsync(answer);
        return mail;
    }
}
