using Ical.Net;
using Ical.Net.CalendarComponents;
using MimeKit;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>A mail as its reader's programs understand it.</summary>
/// <param name="Subject">Without spaces.</param>
/// <param name="When">The calendar entry's begin as the pages write it, in Tokyo.</param>
internal sealed record Mails(string Subject, string Text, CalendarEvent Entry, string When)
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public static Mails Read(MimeMessage mail)
    {
        var entry = EntryOf(Assert.Single(mail.BodyParts.OfType<TextPart>(), part => part.ContentType.IsMimeType("text", "calendar")).Text);
        return new Mails(WithoutSpaces(mail.Subject ?? ""), mail.TextBody ?? "", entry, WhenOf(entry));
    }

    public static CalendarEvent EntryOf(string ics) => Assert.Single(Calendar.Load(ics)!.Events);

    public static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);

    private static string WhenOf(CalendarEvent entry)
    {
        var start = TimeZoneInfo.ConvertTimeFromUtc(entry.Start!.AsUtc, Tokyo);
        return JapaneseDates.Day(DateOnly.FromDateTime(start)) + JapaneseDates.Time(TimeOnly.FromDateTime(start));
    }
}
