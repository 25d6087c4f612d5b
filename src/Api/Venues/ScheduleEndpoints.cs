using System.Collections.Immutable;
using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Changes;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Venues;

/// <summary>Sessions, seats and closures of a venue (C4, C5). Every change can be simulated first.</summary>
public sealed class ScheduleEndpoints(ChangeSender changes, IGrainFactory grains, EdgeCalls edge)
{
    private const int ClosureReasonLimit = 100;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapPost("/venues/{venueId}/sessions", (Delegate)Open)).TakesJson<SessionRequest>().Produces<ChangeAnswer>(StatusCodes.Status201Created);
        Describe(group.MapPut("/venues/{venueId}/slots/{date}/{time}", (Delegate)SetSeats)).TakesJson<SlotRequest>().Produces<ChangeAnswer>();
        Describe(group.MapPost("/venues/{venueId}/closures", (Delegate)Close)).TakesJson<ClosureRequest>().Produces<ChangeAnswer>(StatusCodes.Status201Created);
        group.MapGet("/venues/{venueId}/schedule", Month).Needs(Right.ReadCity).Produces<ScheduleAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable).WithTags("City");
    }

    /// <summary>Opens a session on a date; it takes the place of what overlaps it. <c>?preview=true</c> changes nothing.</summary>
    public async Task<IResult> Open(HttpContext http, string venueId)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.SessionRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var date = fields.Date("date", request.Date);
        var (from, to) = (fields.Time("from", request.From), fields.Time("to", request.To));
        if (request.Minutes is null) fields.Add("minutes", FieldProblem.Required);
        Seats(request.Capacity, fields);
        if (request is { Procedures: not null, Offers: not null }) fields.Add("offers", FieldProblem.Malformed);
        var session = new Session(from, to, request.Minutes ?? 0, request.Capacity ?? 0, Offers(request))
        {
            KeptForTelephone = request.KeptForTelephone ?? 0,
        };
        return await changes.Send(
            http, venueId, new OpenSession(date, session), fields.Text("reason", request.Reason, ChangeSender.ReasonLimit),
            fields.ExpectedVersion(http.Request), fields, StatusCodes.Status201Created);
    }

    /// <summary>Sets the seats of one time. Below what is booked nobody is dropped: the latest booked come to the worklist.
    /// <c>?preview=true</c> changes nothing.</summary>
    public async Task<IResult> SetSeats(HttpContext http, string venueId, string date, string time)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.SlotRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var edit = new SetSeats(fields.Date("date", date), fields.Time("time", time), request.Capacity ?? 0);
        Seats(request.Capacity, fields);
        var reason = fields.Text("reason", request.Reason, ChangeSender.ReasonLimit);
        if (reason is null && !ChangeSender.IsPreview(http, fields)) fields.Add("reason", FieldProblem.Required);
        return await changes.Send(http, venueId, edit, reason, fields.ExpectedVersion(http.Request), fields);
    }

    /// <summary>Closes days. Nobody is dropped: who is booked comes to the worklist. <c>?preview=true</c> changes nothing.</summary>
    public async Task<IResult> Close(HttpContext http, string venueId)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ClosureRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var first = fields.Date("first", request.First);
        var last = fields.OptionalDate("last", request.Last) ?? first;
        if (last < first) fields.Add("last", FieldProblem.Malformed);
        var reason = fields.Text("reason", request.Reason, ClosureReasonLimit);
        if (reason is null) fields.Add("reason", FieldProblem.Required);
        return await changes.Send(
            http, venueId, new CloseDays(new Closure(first, last, EveryYear: false, reason ?? "")), reason, fields.ExpectedVersion(http.Request), fields,
            StatusCodes.Status201Created);
    }

    /// <summary>A month as it stands: every time with seats, bookings and people beyond the seats.</summary>
    /// <param name="http">The request</param>
    /// <param name="venueId">The venue's id</param>
    /// <param name="month"><c>2026-12</c></param>
    public async Task<IResult> Month(HttpContext http, string venueId, string? month)
    {
        var fields = new FieldList();
        var first = fields.Month("month", month);
        if (fields.Problem is { } invalid) return invalid;
        if (await changes.Venue(venueId) is not { } venue) return Problem.NotFound;
        var days = await edge.Repeat(() => grains.GetGrain<IChangeDesk>(0).Schedule(changes.TicketOf(http), venueId, first, first.AddMonths(1).AddDays(-1)));
        return days is { } known
            ? new JsonAnswer<ScheduleAnswer>(
                new(venueId, first.ToString("yyyy-MM", CultureInfo.InvariantCulture), venue.Revision, [.. known.Select(ChangeAnswers.Of)]),
                ApiJson.Strict.ScheduleAnswer)
            : Problem.Forbidden;
    }

    private static ImmutableArray<ProcedureOffer> Offers(SessionRequest request) =>
        request.Offers is { } offers ? [.. offers.DistinctBy(offer => offer.Procedure).Select(offer => new ProcedureOffer(offer.Procedure, offer.Capacity))]
        : [.. (request.Procedures ?? []).Distinct().Select(id => new ProcedureOffer(id, null))];

    private static void Seats(int? capacity, FieldList fields)
    {
        if (capacity is null) fields.Add("capacity", FieldProblem.Required);
        else if (capacity is < 0 or > Session.MostSeats) fields.Add("capacity", FieldProblem.Malformed, Session.MostSeats);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Needs(Right.ManageSchedule)
        .TakesIdempotencyKey()
        .TakesIfMatch()
        .Produces<EffectAnswer>()
        .Produces<ChangeAnswer>(StatusCodes.Status202Accepted)
        .Refuses(
            StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity,
            StatusCodes.Status503ServiceUnavailable)
        .WithTags("City");
}
