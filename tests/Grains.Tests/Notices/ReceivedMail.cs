using System.Text;
using MimeKit;

namespace OrleansBooking.Grains.Tests.Notices;

/// <summary>A mail as it came over the wire.</summary>
/// <param name="Recipient">As RCPT TO named it.</param>
/// <param name="Raw">Octets as Latin-1 characters.</param>
internal sealed record ReceivedMail(string Recipient, string Raw)
{
    public MimeMessage Message => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Raw)));

    public string MessageId => Message.MessageId!;
}
