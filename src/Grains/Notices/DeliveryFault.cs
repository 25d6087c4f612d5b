using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;

namespace OrleansBooking.Grains.Notices;

/// <summary>What went wrong with one mail: status code and class, never the server's words, which repeat addresses (P1).</summary>
/// <param name="Words">For the notice's <c>last_error</c> and the log.</param>
public sealed record DeliveryFault(DeliveryFaultKind Kind, string Words)
{
    private const int ClosingDown = 421;

    /// <summary>While the mail was written: only an unusable address will not get better.</summary>
    public static DeliveryFault OfWriting(Exception fault) =>
        new(fault is UnusableAddressException ? DeliveryFaultKind.Permanent : DeliveryFaultKind.Transient, fault.GetType().Name);

    /// <summary>While connecting or signing in: says nothing about any mail.</summary>
    public static DeliveryFault OfConnecting(Exception fault) =>
        new(DeliveryFaultKind.ServerAway, fault is SmtpCommandException refused ? Code(refused) : fault.GetType().Name);

    /// <summary>While the mail was sent.</summary>
    public static DeliveryFault OfSending(Exception fault) => fault switch
    {
        SmtpCommandException refused => new(KindOf(refused), Code(refused)),
        // The server wants a sign-in that is not configured: no mail's fault.
        ServiceNotAuthenticatedException => new(DeliveryFaultKind.ServerAway, fault.GetType().Name),
        SmtpProtocolException or IOException or SocketException or ServiceNotConnectedException or OperationCanceledException or TimeoutException
            => new(DeliveryFaultKind.Interrupted, fault.GetType().Name),
        _ => new(DeliveryFaultKind.Transient, fault.GetType().Name),
    };

    // Only a named recipient or message is refused for good: any other 5xx may be a setting that concerns every mail alike.
    private static DeliveryFaultKind KindOf(SmtpCommandException refused) => (refused.ErrorCode, (int)refused.StatusCode) switch
    {
        (_, ClosingDown) => DeliveryFaultKind.Interrupted,
        (SmtpErrorCode.SenderNotAccepted, _) => DeliveryFaultKind.ServerAway,
        (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted, >= 500) => DeliveryFaultKind.Permanent,
        _ => DeliveryFaultKind.Transient,
    };

    private static string Code(SmtpCommandException refused) => $"{(int)refused.StatusCode} {refused.ErrorCode}";
}
