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
        FieldList fields, string? query, string? date, string? from, string? to, string? venueId, string? procedure, string? status)
    {
        var text = fields.Text("query", query, TextLimit);
        var day = fields.OptionalDate("date", date);
        var first = fields.OptionalDate("from", from);
        var last = fields.OptionalDate("to", to);
        if (first > last) fields.Add("to", FieldProblem.Malformed);
        return new ReservationQuery(
            text, day ?? first, day ?? last, fields.OptionalId("venueId", venueId), fields.OptionalId("procedure", procedure),
            Status(fields, status));
    }

    private static ReservationStatus? Status(FieldList fields, string? word)
    {
        if (string.IsNullOrEmpty(word)) return null;
        var status = StateWords.Status(word);
        if (status is null) fields.Add("status", FieldProblem.Unknown);
        return status;
    }
}
