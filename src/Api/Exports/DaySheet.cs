using System.Globalization;
using System.Net;
using System.Text;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reports;

namespace OrleansBooking.Api.Exports;

/// <summary>Writes the day of a venue as one HTML file: its style is inside, it loads nothing and runs nothing.</summary>
public static class DaySheet
{
    private const string Style =
        "body{font:16px/1.6 \"BIZ UDPGothic\",\"Hiragino Sans\",\"Noto Sans JP\",sans-serif;margin:24px}h1{font-size:22px;margin:0}p{margin:4px 0 16px}"
        + "table{border-collapse:collapse;width:100%}th,td{border:1px solid #333;padding:4px 8px;text-align:left;vertical-align:top}th{background:#eee}"
        + "tr{break-inside:avoid}thead{display:table-header-group}.n{white-space:nowrap}.b{width:3em}"
        + "@page{size:A4 landscape;margin:12mm}@media print{body{margin:0}}";

    private static readonly string[] Columns = ["time", "number", "reservation-id", "procedure", "name", "kana", "phone", "note", "status", "came",
        "handed-over"];

    public static string Write(string venue, DateOnly date, IReadOnlyList<ReservationRow> people, Func<string, string> procedureName, DateTime madeAt)
    {
        var words = ProblemWords.Japanese;
        var title = $"{venue} {JapaneseDates.DayWithEra(date)}";
        var html = new StringBuilder()
            .Append("<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<title>").Append(Safe(title)).Append("</title>\n<style>")
            .Append(Style)
            .Append("</style>\n</head>\n<body>\n<h1>").Append(Safe(title)).Append("</h1>\n<p>")
            .Append(Safe(string.Format(CultureInfo.InvariantCulture, words.OrKey("sheet.", "made"), people.Count, madeAt)))
            .Append("</p>\n<table>\n<thead><tr>");
        foreach (var column in Columns) html.Append("<th scope=\"col\">").Append(Safe(words.OrKey("column.", column))).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in people)
        {
            html.Append("<tr>");
            Cell(row.Reservation.Slot.Time.ToString("H:mm", CultureInfo.InvariantCulture), "n");
            Cell(ReservationNumberField.Format(row.Reservation.Number), "n");
            Cell(row.ReservationId, "n");
            Cell(procedureName(row.Reservation.Procedure));
            Cell(row.Contact.Name);
            Cell(row.Contact.Kana);
            Cell(row.Contact.Phone, "n");
            Cell(row.Contact.Note);
            Cell(words.OrKey("status.", StateWords.Of(row.Reservation.Status)), "n");
            Cell("□", "b");
            Cell("□", "b");
            html.Append("</tr>\n");
        }

        return html.Append("</tbody>\n</table>\n</body>\n</html>\n").ToString();

        void Cell(string? text, string? style = null)
        {
            html.Append(style is null ? "<td>" : $"<td class=\"{style}\">").Append(Safe(text ?? "")).Append("</td>");
        }
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
