using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Grains.Notices;

/// <summary>The reservation as an iCalendar file (RFC 5545): the same UID and a rising SEQUENCE,
/// so that a later mail replaces the entry of an earlier one.</summary>
/// <remarks>METHOD is PUBLISH also for a cancellation (RFC 5546, 3.2.1 allows STATUS CANCELLED): REQUEST would ask the citizen to accept or decline,
/// with answers that nobody reads. Times are UTC: no reader can take them for another zone's.</remarks>
public static class CalendarFile
{
    public const string Method = "PUBLISH";

    private const string Utc = "UTC";

    public static string Of(MailFacts facts, CityProfile city)
    {
        var start = facts.Appointment.Start;
        var place = MailBody.Plain(facts.Place.Name);
        var entry = new CalendarEvent
        {
            Uid = CalendarUid.Of(facts.Number, MailDomain(city)),
            Sequence = facts.Version - 1,
            DtStamp = Instant(facts.ChangedAt),
            DtStart = Instant(start),
            DtEnd = Instant(start.AddMinutes(facts.Appointment.Minutes)),
            Summary = MailTexts.Get("calendar.summary", MailBody.Plain(facts.Procedure.Name), place),
            Location = $"{place} {MailBody.Plain(facts.Place.Address)}",
            Description = MailTexts.Get("same-day.phone", MailBody.Plain(facts.Place.SameDayPhone)),
            Status = facts.Kind is NoticeKind.Cancelled or NoticeKind.DayClosed ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{city.MailFrom}") { CommonName = MailBody.Plain(city.Name) },
        };
        var calendar = new Calendar { Method = Method, ProductId = "-//OrleansBooking//Mail//JA" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("The calendar file came out empty.");
    }

    /// <summary>The domain of the city's mails.</summary>
    public static string MailDomain(CityProfile city) => city.MailFrom[(city.MailFrom.LastIndexOf('@') + 1)..];

    private static CalDateTime Instant(DateTimeOffset instant) => new(instant.UtcDateTime, Utc);
}
