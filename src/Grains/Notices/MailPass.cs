using Microsoft.Extensions.Logging;

namespace OrleansBooking.Grains.Notices;

/// <summary>One pass over the due notices with one connection to the mail server.</summary>
public sealed partial class MailPass(
    NoticeQueue queue, MailWriter writer, MailOptions options, NoticeMetrics metrics, TimeProvider time, ILogger<MailPass> log)
{
    /// <summary>Mails over one connection; servers close those that last too long.</summary>
    public const int Batch = 50;

    // So many failures one after another are the server's or a setting's, whatever each of them says.
    private const int InARow = 5;

    private const string Incomplete = "no event of this version";

    /// <summary>Sends what is due, up to <see cref="Batch"/>. Ends after the mail in hand when stopping.</summary>
    public async Task<PassResult> Run(CancellationToken stopping)
    {
        await using var session = new SmtpSession(options, time);
        var failures = 0;
        for (var handled = 0; handled < Batch; handled++)
        {
            await using var claim = await queue.Claim(time.GetUtcNow(), stopping);
            if (claim is null) return PassResult.Drained;
            var fault = await Deliver(claim, session);
            failures = fault is null ? 0 : failures + 1;
            if (fault?.Kind is DeliveryFaultKind.ServerAway or DeliveryFaultKind.Interrupted || failures == InARow) return PassResult.ServerInTrouble;
        }

        return PassResult.More;
    }

    private async Task<DeliveryFault?> Deliver(ClaimedNotice claim, SmtpSession session)
    {
        if (await claim.Read() is not { } row)
        {
            await claim.MarkFailed(givenUp: true, time.GetUtcNow(), Incomplete);
            LogGivenUp(claim.Id, 1, Incomplete);
            return null;
        }

        if (row.IsNeedless(time.GetUtcNow()))
        {
            await claim.MarkSuperseded();
            return null;
        }

        var fault = await Send(claim.Id, row, session);
        if (fault is null)
        {
            await claim.MarkSent(time.GetUtcNow());
            metrics.Sent(row.Kind);
            return null;
        }

        metrics.Failed(fault.Kind);
        if (fault.Kind == DeliveryFaultKind.ServerAway)
        {
            LogAway(fault.Words);
            return fault;
        }

        var attempts = row.Attempts + 1;
        var givenUp = BackOff.IsGivenUp(attempts, fault.Kind == DeliveryFaultKind.Permanent);
        await claim.MarkFailed(givenUp, time.GetUtcNow() + BackOff.Delay(attempts, Random.Shared.NextDouble()), fault.Words);
        if (givenUp) LogGivenUp(claim.Id, attempts, fault.Words);
        else LogFailed(claim.Id, attempts, fault.Words);
        return fault;
    }

    // Exceptions end here and only their class goes on: their messages repeat what the server said, and it repeats addresses.
    private async Task<DeliveryFault?> Send(long id, NoticeRow row, SmtpSession session)
    {
        var step = (Func<Exception, DeliveryFault>)DeliveryFault.OfWriting;
        try
        {
            using var message = await writer.Write(id, row);
            step = DeliveryFault.OfConnecting;
            if (!session.IsOpen) await session.Open();
            step = DeliveryFault.OfSending;
            await session.Send(message);
            return null;
        }
        catch (Exception fault)
        {
            return step(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server cannot be used ({Fault}); the notices wait.")]
    private partial void LogAway(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Notice} failed for the {Attempts}. time ({Fault}).")]
    private partial void LogFailed(long notice, int attempts, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Notice {Notice} is given up after {Attempts} attempts ({Fault}).")]
    private partial void LogGivenUp(long notice, int attempts, string fault);
}
