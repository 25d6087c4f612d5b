using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Reservations;

/// <summary>Detailed lists by date and time for Excel (C9).</summary>
public sealed partial class ExportEndpoint(IGrainFactory grains, StaffTickets tickets, ILogger<ExportEndpoint> log)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/reservations.csv", Export)
            .Needs(Right.ExportReservations)
            .Produces<string>(contentType: "text/csv")
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");

    /// <summary>All reservations of a filter as CSV, streamed: UTF-8 with BOM; digits with leading zeros are texts in Excel; nothing runs as a formula.</summary>
    /// <param name="from">First day, included, <c>2026-12-06</c></param>
    /// <param name="to">Last day, included</param>
    /// <param name="venueId">Only this venue</param>
    /// <param name="procedure">Only this procedure</param>
    /// <param name="status">Only this status</param>
    public async Task<IResult> Export(HttpContext http, string? from, string? to, string? venueId, string? procedure, string? status)
    {
        var fields = new FieldList();
        var filter = ListFilter.Read(fields, query: null, date: null, from, to, venueId, procedure, status);
        if (fields.Problem is { } invalid) return invalid;

        // Who took data out, and how much of the calendar; nothing of what is in it (P7).
        Exported(http.User.Identity!.Name!, filter.From, filter.To);
        var cancellation = http.RequestAborted;
        await using var rows = grains.GetGrain<IReportGrain>(Guid.NewGuid())
            .Rows(tickets.For(http.User), filter).GetAsyncEnumerator(cancellation);
        // The first row is fetched before anything is sent: a fault until here is still a proper answer.
        var any = await rows.MoveNextAsync();

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName(filter)}\"";
        await new ReservationSheet(ProblemWords.For(http.Request.Headers.AcceptLanguage)).Write(rows, any, http.Response.Body, cancellation);
        return Results.Empty;
    }

    private static string FileName(ReservationQuery filter)
    {
        var parts = new[] { filter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), filter.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), filter.Venue, filter.Procedure };
        return string.Join('_', ["reservations", .. parts.OfType<string>()]) + ".csv";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reservations from {From:yyyy-MM-dd} to {To:yyyy-MM-dd} were exported by {Account}")]
    private partial void Exported(string account, DateOnly? from, DateOnly? to);
}
