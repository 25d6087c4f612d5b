using System.Globalization;
using OrleansBooking.Api.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Api.Reservations;

/// <summary>Reads the filter of lists from the query string.</summary>
internal static class ListFilter
{
    private const int TextLimit = 100;

    /// <summary>The filter; findings go to <paramref name="fields"/>.</summary>
    public static ReservationQuery Read(
        FieldList fields, string? query, string? date, string? from, string? to, string? venueId, string? procedure, string? status,
        string? timeFrom = null, string? timeTo = null)
    {
        var text = fields.Text("query", query, TextLimit);
        var day = fields.OptionalDate("date", date);
        var first = fields.OptionalDate("from", from);
        var last = fields.OptionalDate("to", to);
        if (first > last) fields.Add("to", FieldProblem.Malformed);
        return new ReservationQuery(
            text, day ?? first, day ?? last, fields.OptionalId("venueId", venueId), fields.OptionalId("procedure", procedure),
            Status(fields, status))
        {
            TimeFrom = fields.OptionalTime("timeFrom", timeFrom), TimeTo = fields.OptionalTime("timeTo", timeTo),
        };
    }

    /// <summary>The filter in one line, for the log of exports; the text is personal and never in it.</summary>
    public static string Say(ReservationQuery filter)
    {
        var parts = new List<string>();
        Add("from", filter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("to", filter.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("timeFrom", filter.TimeFrom?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Add("timeTo", filter.TimeTo?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Add("venueId", filter.Venue);
        Add("procedure", filter.Procedure);
        Add("status", filter.Status is { } status ? StateWords.Of(status) : null);
        return parts.Count == 0 ? "all" : string.Join(' ', parts);

        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={value}");
        }
    }

    private static ReservationStatus? Status(FieldList fields, string? word)
    {
        if (string.IsNullOrEmpty(word)) return null;
        var status = StateWords.Status(word);
        if (status is null) fields.Add("status", FieldProblem.Unknown);
        return status;
    }
}
