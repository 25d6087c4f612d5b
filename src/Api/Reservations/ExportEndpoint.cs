using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Exports;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Reservations;

/// <summary>Detailed lists by date and time for Excel (C9).</summary>
public sealed class ExportEndpoint(IGrainFactory grains, StaffTickets tickets, ExportNotes notes)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/reservations.csv", Export)
            .Needs(Right.ExportReservations)
            .Produces<string>(contentType: "text/csv")
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");

    /// <summary>All reservations of a filter as CSV, streamed: UTF-8 with BOM; digits with leading zeros are texts in Excel;
    /// nothing runs as a formula.</summary>
    /// <param name="from">First day, included, <c>2026-12-06</c></param>
    /// <param name="to">Last day, included</param>
    /// <param name="venueId">Only this venue</param>
    /// <param name="procedure">Only this procedure</param>
    /// <param name="status">Only this status</param>
    /// <param name="timeFrom">First time of day, included, <c>09:30</c></param>
    /// <param name="timeTo">Last time of day, included</param>
    /// <param name="reason">What it is needed for, at most 200 characters; recorded with who, when, the filter and the number of rows</param>
    public async Task<IResult> Export(
        HttpContext http, string? from, string? to, string? venueId, string? procedure, string? status, string? timeFrom, string? timeTo, string? reason)
    {
        var fields = new FieldList();
        var filter = ListFilter.Read(fields, query: null, date: null, from, to, venueId, procedure, status, timeFrom, timeTo);
        var why = fields.Text("reason", reason, ExportNotes.ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;

        if (await notes.Begin(http, "reservations", why, ListFilter.Say(filter)) is not { } note) return Problem.Forbidden;
        var cancellation = http.RequestAborted;
        await using var rows = grains.GetGrain<IReportGrain>(Guid.NewGuid())
            .Rows(tickets.For(http.User), filter).GetAsyncEnumerator(cancellation);
        // The first row is fetched before anything is sent: a fault until here is still a proper answer.
        var any = await rows.MoveNextAsync();

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName(filter)}\"";
        var written = await new ReservationSheet(ProblemWords.For(http.Request.Headers.AcceptLanguage)).Write(rows, any, http.Response.Body, cancellation);
        await notes.End(http, note, written);
        return Results.Empty;
    }

    private static string FileName(ReservationQuery filter)
    {
        var parts = new[] { filter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), filter.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            filter.Venue, filter.Procedure };
        return string.Join('_', ["reservations", .. parts.OfType<string>()]) + ".csv";
    }
}
