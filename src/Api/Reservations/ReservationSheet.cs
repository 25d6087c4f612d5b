using System.Globalization;
using CsvHelper;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reports;

namespace OrleansBooking.Api.Reservations;

/// <summary>Writes reservations as CSV for Excel: UTF-8 with BOM, CRLF, a buffer's worth in memory at a time (C9, §9(2)③(ス)).</summary>
public sealed class ReservationSheet(ProblemWords words)
{
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    private static readonly string[] Columns =
    [
        "number", "date", "time", "minutes", "venue", "procedure", "status", "channel", "reservation-id",
        "name", "kana", "phone", "email", "language", "note", "booked-at",
    ];

    /// <summary>Writes the header, the enumerator's current row if there is <paramref name="any"/>, and all that follow.</summary>
    /// <returns>How many rows.</returns>
    public async Task<long> Write(IAsyncEnumerator<ReservationRow> rows, bool any, Stream target, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(target, Options, leaveOpen: true);
        csv.WriteHeader([.. Columns.Select(column => words.OrKey("column.", column))]);
        var written = 0L;
        for (; any; any = await rows.MoveNextAsync())
        {
            written++;
            Write(csv, rows.Current);
            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
        return written;
    }

    private void Write(CsvWriter csv, ReservationRow row)
    {
        var reservation = ReservationAnswer.Of(row.Reservation);
        var contact = row.Contact;
        csv.WriteField(ExcelCell.Of(reservation.Number));
        csv.WriteField(reservation.Date);
        csv.WriteField(reservation.Time);
        csv.WriteField(reservation.Minutes.ToString(CultureInfo.InvariantCulture));
        csv.WriteField(ExcelCell.Of(reservation.VenueId));
        csv.WriteField(ExcelCell.Of(reservation.Procedure));
        csv.WriteField(words.OrKey("status.", reservation.Status));
        csv.WriteField(words.OrKey("channel.", reservation.Channel));
        csv.WriteField(ExcelCell.Of(row.ReservationId));
        csv.WriteField(ExcelCell.Of(contact.Name));
        csv.WriteField(ExcelCell.Of(contact.Kana));
        csv.WriteField(ExcelCell.Of(contact.Phone));
        csv.WriteField(ExcelCell.Of(contact.Email));
        csv.WriteField(ExcelCell.Of(contact.Language));
        csv.WriteField(ExcelCell.Of(contact.Note));
        csv.WriteField(CityClock.ToCity(row.BookedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }
}
