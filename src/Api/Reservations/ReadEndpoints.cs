using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Reservations;

/// <summary>Reservations one by one, and found by what callers say (T1).</summary>
public sealed class ReadEndpoints(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets)
{
    private const int DefaultLimit = 50;
    private const int MostRows = 200;
    private const int CursorLimit = 500;

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/reservations/{number}", Find)
            .Needs(Right.ReadReservations)
            .Produces<ReservationDetailsAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");
        group.MapGet("/reservations", Search)
            .Needs(Right.ReadReservations)
            .Produces<ReservationPageAnswer>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");
    }

    /// <summary>A reservation with contact, history and mails.</summary>
    public async Task<IResult> Find(HttpContext http, string number)
    {
        if (ReservationNumberField.Read(number).Number is not { } reservation
            || await edge.Repeat(() => grains.GetGrain<IReservationDesk>(0).Find(reservation, tickets.For(http.User))) is not { } details)
            return Problem.NotFound;
        return new JsonAnswer<ReservationDetailsAnswer>(ReservationDetailsAnswer.Of(details), ApiJson.Strict.ReservationDetailsAnswer)
        {
            ETag = ChangeHeaders.ETag(details.Reservation.Version),
        };
    }

    /// <summary>Reservations in order of date, time, venue and number, or the other way round, a page at a time. The call centre sees names and numbers
    /// masked until it opens one.</summary>
    /// <param name="query">Number, reservation ID, telephone, its last four digits, kana or family kana, in any width</param>
    /// <param name="date">One day, <c>2026-12-06</c></param>
    /// <param name="from">First day, included</param>
    /// <param name="to">Last day, included</param>
    /// <param name="venueId">Only this venue</param>
    /// <param name="procedure">Only this procedure</param>
    /// <param name="status">Only this status</param>
    /// <param name="timeFrom">First time of day, included, <c>09:30</c></param>
    /// <param name="timeTo">Last time of day, included</param>
    /// <param name="descending">True: the latest first</param>
    /// <param name="cursor"><c>next</c> of the page before, of the same question</param>
    /// <param name="limit">1 to 200, otherwise 50</param>
    public async Task<IResult> Search(
        HttpContext http, string? query, string? date, string? from, string? to, string? venueId, string? procedure, string? status,
        string? timeFrom, string? timeTo, string? descending, string? cursor, string? limit)
    {
        var fields = new FieldList();
        var filter = ListFilter.Read(fields, query, date, from, to, venueId, procedure, status, timeFrom, timeTo) with { Descending = descending == "true" };
        if (descending is not (null or "" or "true" or "false")) fields.Add("descending", FieldProblem.Unknown);
        var rows = fields.Count("limit", limit, 1, MostRows, DefaultLimit);
        if (cursor is not null && (cursor.Length is 0 or > CursorLimit || TypedText.HasForbidden(cursor))) fields.Add("cursor", FieldProblem.Malformed);
        if (fields.Problem is { } invalid) return invalid;

        var page = await edge.Repeat(() => grains.GetGrain<IReportGrain>(Guid.NewGuid()).Search(tickets.For(http.User), filter, cursor, rows));
        if (page is null) return Problem.Forbidden;
        var isMasked = StaffClaims.AccountOf(http.User).May(Right.TakeCalls);
        return new JsonAnswer<ReservationPageAnswer>(
            new([.. page.Items.Select(ReservationPageAnswer.Item.Of).Select(item => isMasked ? item.Masked() : item)], page.Next),
            ApiJson.Strict.ReservationPageAnswer);
    }
}
