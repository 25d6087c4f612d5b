using System.Globalization;
using System.Text;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Web.Citizen.Tickets;

/// <summary>A reservation as an iCalendar file (RFC 5545), times in UTC; the mail's file has the same UID, so that calendars know it as one.</summary>
public static class CalendarFile
{
    private const int LineOctets = 73;
    private const string Instant = "yyyyMMdd'T'HHmmss'Z'";

    public static string Of(TicketView ticket, CityProfile city, string summary, string description, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(city);
        var reservation = ticket.Reservation;
        var start = CityClock.ToInstant(reservation.Slot.Date, reservation.Slot.Time);
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//OrleansBooking//Web//JA");
        Line(file, "METHOD:PUBLISH");
        Line(file, "BEGIN:VEVENT");
        Line(file, "UID:" + Uid(reservation, city));
        Line(file, "SEQUENCE:" + (reservation.Version - 1).ToString(CultureInfo.InvariantCulture));
        Line(file, "DTSTAMP:" + now.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        Line(file, "DTSTART:" + start.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        Line(file, "DTEND:" + start.AddMinutes(reservation.Minutes).UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        Line(file, "SUMMARY:" + Escape(summary));
        Line(file, "LOCATION:" + Escape($"{ticket.Venue.Name} {ticket.Venue.Address}"));
        Line(file, "DESCRIPTION:" + Escape(description));
        Line(file, "STATUS:" + (reservation.Status == ReservationStatus.Cancelled ? "CANCELLED" : "CONFIRMED"));
        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string Uid(Reservation reservation, CityProfile city) =>
        CalendarUid.Of(reservation.Number, city.MailFrom.Split('@')[^1]);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Folds at octets, never inside a character.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
