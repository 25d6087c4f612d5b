using System.Globalization;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Complaints;

namespace OrleansBooking.Api.Complaints;

/// <summary>Complaints of a time as a table for Excel: the report to the city (§9(2)①(セ)).</summary>
internal static class ComplaintSheet
{
    private static readonly string[] Columns =
        ["complaint", "filed-at", "filed-by", "what", "reservation", "call", "owner", "due", "state", "answer", "reported-at", "closed-at"];

    public static CsvAnswer Of(DateOnly from, DateOnly to, IEnumerable<Complaint> complaints, ProblemWords words) => new(
        string.Create(CultureInfo.InvariantCulture, $"complaints-{from:yyyy-MM-dd}-{to:yyyy-MM-dd}.csv"),
        [.. Columns.Select(column => words.OrKey("column.", column))],
        complaints.Select(one => (IReadOnlyList<string>)
        [
            Number(one.Number), At(one.FiledAt), ExcelCell.Of(one.FiledBy), ExcelCell.Of(one.What), ExcelCell.Of(one.Reservation), Number(one.CallNumber),
            ExcelCell.Of(one.Owner), one.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), words.OrKey("complaint.", one.State),
            ExcelCell.Of(one.Answer), At(one.ReportedAt), At(one.ClosedAt),
        ]));

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string At(DateTimeOffset? moment) =>
        moment is { } at ? CityClock.ToCity(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
