using Ical.Net;
using MimeKit;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>A booking through the pages ends with a mail in the sink, a separate process (W3).</summary>
[Collection(SiteCollection.Name)]
public sealed class MailTests(Site site)
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    [Fact]
    public async Task The_mail_and_the_page_tell_the_same_appointment_in_tokyo_time()
    {
        const string address = "hanako.mail@example.jp";
        await using var visitor = await site.Visit();

        var number = await visitor.Book(site.NextApplicant(), day: 3, time: 2, email: address);
        var when = await visitor.When();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("a[href$='calendar.ics']"));
        var mail = Assert.Single(await site.Mails.MailsTo(address, 1));

        Assert.Contains(when, Plain(mail.TextBody ?? ""), StringComparison.Ordinal);
        Assert.Contains(string.Join(' ', $"{number}".Chunk(4).Select(four => new string(four))), mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("中央店交付会場", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(site.Address.GetLeftPart(UriPartial.Authority), mail.TextBody, StringComparison.Ordinal);
        var sent = Entry(Attached(mail));
        var shown = Entry(await File.ReadAllTextAsync(await download.PathAsync()));
        Assert.Equal(sent.Uid, shown.Uid);
        Assert.Equal(sent.Start!.AsUtc, shown.Start!.AsUtc);
        var start = TimeZoneInfo.ConvertTimeFromUtc(sent.Start.AsUtc, Tokyo);
        Assert.Equal(when, Web.Citizen.Words.JapaneseDates.Day(DateOnly.FromDateTime(start)) + Web.Citizen.Words.JapaneseDates.Time(TimeOnly.FromDateTime(start)));
    }

    private static Ical.Net.CalendarComponents.CalendarEvent Entry(string ics) => Assert.Single(Calendar.Load(ics)!.Events);

    private static string Attached(MimeMessage mail) =>
        Assert.Single(mail.BodyParts.OfType<TextPart>(), part => part.ContentType.IsMimeType("text", "calendar")).Text;

    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);
}
