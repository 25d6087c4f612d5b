using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using OrleansBooking.Grains.Tests.Notices;

namespace OrleansBooking.Faults.Mails;

/// <summary>The mail server of a drill: keeps every copy that it ever took, and gives trouble when it is told to.</summary>
public sealed partial class MailServer : IAsyncDisposable
{
    /// <summary>How long a silo waits for it.</summary>
    public const string Patience = "00:00:01.5";

    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(4);

    private readonly ConcurrentQueue<(ReceivedMail Mail, long Taken)> _taken = new();
    private readonly ConcurrentDictionary<ReceivedMail, byte> _heard = new(ReferenceEqualityComparer.Instance);
    private readonly SmtpSink _sink;
    private volatile MailTrouble _trouble;

    public MailServer() => _sink = new SmtpSink { OnMail = Take, OnHeard = mail => _heard[mail] = 0 };

    public int Port => _sink.Port;

    /// <summary>Everything that somebody has in the inbox, in the order in which it came.</summary>
    public IReadOnlyList<MailCopy> Copies =>
        [.. _taken.Select(one => new MailCopy(MessageId().Match(one.Mail.Raw).Groups[1].Value, one.Mail.Recipient, one.Taken, _heard.ContainsKey(one.Mail)))];

    public void Make(MailTrouble trouble) => _trouble = trouble;

    public ValueTask DisposeAsync() => _sink.DisposeAsync();

    private async Task<string?> Take(ReceivedMail mail)
    {
        var trouble = _trouble;
        if (trouble == MailTrouble.Refuses) return "451 not now";
        _taken.Enqueue((mail, Stopwatch.GetTimestamp()));
        if (trouble == MailTrouble.Hangs) await Task.Delay(Hanging);
        return trouble == MailTrouble.None ? "250 taken" : null;
    }

    [GeneratedRegex("^Message-I[dD]: *(?:\r\n )?<([^>]*)>", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
