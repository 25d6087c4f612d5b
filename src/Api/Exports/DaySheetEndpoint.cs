using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Exports;

/// <summary>The day of a venue as one file that opens without the system: for a power cut, and for paper (C10).</summary>
public sealed class DaySheetEndpoint(IGrainFactory grains, StaffTickets tickets, CatalogueReader catalogue, ExportNotes notes, TimeProvider time)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/venues/{venueId}/day-sheets/{date}", Sheet)
            .Needs(Right.ExportReservations)
            .Produces<string>(contentType: "text/html")
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");

    /// <summary>Everybody who is booked, by time, with boxes to tick; one HTML file with everything in it.</summary>
    /// <param name="date"><c>2026-12-06</c></param>
    /// <param name="reason">What it is needed for; recorded</param>
    public async Task<IResult> Sheet(HttpContext http, string venueId, string date, string? reason)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Problem.NotFound;
        var fields = new FieldList();
        var why = fields.Text("reason", reason, ExportNotes.ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;
        var snapshot = await catalogue.Read();
        if (!snapshot.HasVenue(venueId)) return Problem.NotFound;
        if (await notes.Begin(http, "day-sheet", why, $"venueId={venueId} date={date}") is not { } note) return Problem.Forbidden;

        var people = new List<ReservationRow>();
        await foreach (var row in grains.GetGrain<IReportGrain>(Guid.NewGuid())
            .Rows(tickets.For(http.User), new ReservationQuery(null, day, day, venueId, null, null)).WithCancellation(http.RequestAborted))
        {
            if (row.Reservation.Status != ReservationStatus.Cancelled) people.Add(row);
        }

        await notes.End(http, note, people.Count);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"day_{venueId}_{date}.html\"";
        var text = DaySheet.Write(snapshot.VenueName(venueId), day, people, procedure => snapshot.Procedure(procedure)?.Name ?? procedure,
            CityClock.ToCity(time.GetUtcNow()));
        return Results.Text(text, "text/html; charset=utf-8");
    }
}
