namespace OrleansBooking.Web.Tests.Browser;

/// <summary>A booking through the pages ends with a mail in the sink, a separate process (W3).</summary>
[Collection(SiteCollection.Name)]
public sealed class MailTests(Site site)
{
    [Fact]
    public async Task The_mail_and_the_page_tell_the_same_appointment_in_tokyo_time()
    {
        const string address = "hanako.mail@example.jp";
        await using var visitor = await site.Visit();

        var number = await visitor.Book(site.NextApplicant(), day: 3, time: 2, email: address);
        var when = await visitor.When();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("a[href$='calendar.ics']"));
        var mail = Mails.Read(Assert.Single(await site.Mails.MailsTo(address, 1)));

        Assert.Equal(when, mail.When);
        Assert.Contains(when, Mails.WithoutSpaces(mail.Text), StringComparison.Ordinal);
        Assert.Contains(string.Join(' ', $"{number}".Chunk(4).Select(four => new string(four))), mail.Text, StringComparison.Ordinal);
        Assert.Contains("中央店交付会場", mail.Text, StringComparison.Ordinal);
        Assert.Contains(site.Address.GetLeftPart(UriPartial.Authority), mail.Text, StringComparison.Ordinal);
        var shown = Mails.EntryOf(await File.ReadAllTextAsync(await download.PathAsync()));
        Assert.Equal(mail.Entry.Uid, shown.Uid);
        Assert.Equal(mail.Entry.Start!.AsUtc, shown.Start!.AsUtc);
    }
}
