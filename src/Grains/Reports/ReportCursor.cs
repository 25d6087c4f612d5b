using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Grains.Reports;

/// <summary>Where a page ended: the next one begins after this row, whatever was booked or moved in between.</summary>
public sealed record ReportCursor(DateOnly Date, TimeOnly Time, string Venue, long Number)
{
    private const char Separator = '/';

    public static ReportCursor After(Reservation last) => new(last.Slot.Date, last.Slot.Time, last.Slot.Venue, last.Number);

    /// <summary>Opaque to clients.</summary>
    public string Write() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{Date:yyyyMMdd}{Separator}{Time:HHmm}{Separator}{Venue}{Separator}{Number}")));

    /// <summary>Null if it is not a cursor.</summary>
    public static ReportCursor? Read(string text)
    {
        if (!Base64Url.IsValid(text)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
        return parts.Length == 4
            && DateOnly.TryParseExact(parts[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && TimeOnly.TryParseExact(parts[1], "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && long.TryParse(parts[3], CultureInfo.InvariantCulture, out var number)
            ? new ReportCursor(date, time, parts[2], number)
            : null;
    }
}
