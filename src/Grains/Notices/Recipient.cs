using MimeKit;
using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Grains.Notices;

/// <summary>A registered mail address in the form that SMTP wants.</summary>
public static class Recipient
{
    /// <remarks>Old carrier addresses have dots in a row or before the @, which only a quoted local part may have (RFC 5321, 4.1.2).</remarks>
    /// <exception cref="UnusableAddressException">Not one plain address: line breaks, lists and comments never reach a header.</exception>
    public static MailboxAddress Of(string address)
    {
        if (!MailAddressText.IsUsable(address)) throw new UnusableAddressException();
        var at = address.LastIndexOf('@');
        var local = address[..at];
        var isDotAtom = local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);
        return new MailboxAddress(null, isDotAtom ? address : $"\"{local}\"{address[at..]}");
    }
}
