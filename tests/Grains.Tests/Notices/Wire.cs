using Ical.Net;
using Ical.Net.CalendarComponents;
using MimeKit;

namespace OrleansBooking.Grains.Tests.Notices;

/// <summary>Mails as a reader gets them: written to octets and parsed back.</summary>
internal static class Wire
{
    public static MimeMessage Read(MimeMessage sent) => MimeMessage.Load(new MemoryStream(Bytes(sent)));

    public static byte[] Bytes(MimeMessage mail)
    {
        using var wire = new MemoryStream();
        mail.WriteTo(wire);
        return wire.ToArray();
    }

    /// <summary>The calendar file with its folded lines joined.</summary>
    public static string CalendarText(MimeMessage mail) =>
        Assert.Single(mail.BodyParts.OfType<TextPart>(), part => part.ContentType.MimeType == "text/calendar").Text
            .Replace("\r\n ", "", StringComparison.Ordinal);

    public static CalendarEvent Entry(MimeMessage mail) => Assert.Single(Calendar.Load(CalendarText(mail))!.Events);
}
