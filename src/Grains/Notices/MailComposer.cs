using System.Globalization;
using System.Text;
using MimeKit;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Grains.Notices;

/// <summary>Writes a mail from the facts: no I/O, no clock of its own. The same notice gives the same Message-ID each time (W3, W5, D8).</summary>
/// <remarks>multipart/mixed: text and HTML as alternatives, then the calendar file. Everything is 7-bit on the wire.</remarks>
public sealed class MailComposer(CityProfile city)
{
    private readonly MailWording _wording = new(city);

    /// <param name="now">Goes into the Date header, and decides whether the booker can still change it on the web.</param>
    /// <exception cref="UnusableAddressException">The registered address cannot be written to.</exception>
    public MimeMessage Compose(MailFacts facts, DateTimeOffset now)
    {
        var body = _wording.Body(facts, now);
        var text = new TextPart("plain");
        text.SetText(Encoding.UTF8, body.Text());
        var html = new TextPart("html");
        html.SetText(Encoding.UTF8, body.Html());

        var message = new MimeMessage
        {
            MessageId = MessageId(facts),
            Date = InCity(now),
            Subject = _wording.Subject(facts),
            Body = new Multipart("mixed") { new MultipartAlternative(text, html), CalendarPart(facts) },
        };
        message.From.Add(new MailboxAddress(MailTexts.Get("sender", MailBody.Plain(city.Name)), city.MailFrom));
        message.To.Add(Recipient.Of(facts.To));
        // Nobody's holiday answer may come back for it (RFC 3834); the second is what Exchange listens to.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>Of the notice alone: no reservation number, and no two systems make the same one.</summary>
    private string MessageId(MailFacts facts) => string.Create(CultureInfo.InvariantCulture,
        $"{facts.Id}.{facts.CreatedAt.ToUnixTimeMilliseconds()}.notice@{CalendarFile.MailDomain(city)}");

    private static DateTimeOffset InCity(DateTimeOffset instant)
    {
        var city = CityClock.ToCity(instant);
        return CityClock.ToInstant(DateOnly.FromDateTime(city), TimeOnly.FromDateTime(city));
    }

    private TextPart CalendarPart(MailFacts facts)
    {
        var file = MailTexts.Get("calendar.file");
        var part = new TextPart("calendar")
        {
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = file },
        };
        part.SetText(Encoding.UTF8, CalendarFile.Of(facts, city));
        part.ContentType.Parameters.Add("method", CalendarFile.Method);
        part.ContentType.Name = file;
        return part;
    }
}
