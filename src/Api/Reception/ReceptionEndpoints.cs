using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Days;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Reception;

/// <summary>The reception at the venues: who came, what became of it, and who came without an appointment.</summary>
public sealed class ReceptionEndpoints(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, DayWatch watch, TimeProvider time)
{
    private const int ReasonLimit = 200;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapPost("/reservations/{number}/arrive", Arrive));
        Describe(group.MapPost("/reservations/{number}/done", Done));
        Describe(group.MapPost("/reservations/{number}/not-handed-over", NotHandedOver));
        Describe(group.MapPost("/reservations/{number}/no-show", NoShow));
        Describe(group.MapPost("/reservations/{number}/undo", Undo));
        group.MapPost("/venues/{venueId}/walk-ins", CountWalkIns)
            .Needs(Right.Receive)
            .TakesJson<WalkInsRequest>(optional: true)
            .TakesIdempotencyKey()
            .Produces<WalkInsAnswer>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Reception");
    }

    /// <summary>The person is there.</summary>
    public Task<IResult> Arrive(HttpContext http, string number) => Receive(http, number, ReceptionMark.Arrive);

    /// <summary>The procedure is finished.</summary>
    public Task<IResult> Done(HttpContext http, string number) => Receive(http, number, ReceptionMark.Done);

    /// <summary>The person was there, but got nothing; the reason is required.</summary>
    public Task<IResult> NotHandedOver(HttpContext http, string number) => Receive(http, number, ReceptionMark.NotHandedOver);

    /// <summary>Nobody came. The seat stays counted; the applicant may book anew.</summary>
    public Task<IResult> NoShow(HttpContext http, string number) => Receive(http, number, ReceptionMark.NoShow);

    /// <summary>The last of these was a slip: back to where it stood before.</summary>
    public Task<IResult> Undo(HttpContext http, string number) => Receive(http, number, ReceptionMark.Undo);

    /// <summary>Counts people without an appointment.</summary>
    public async Task<IResult> CountWalkIns(HttpContext http, string venueId)
    {
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.WalkInsRequest, new WalkInsRequest(null, null));
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var date = fields.OptionalDate("date", request.Date) ?? time.CityToday();
        if (fields.Problem is { } invalid) return invalid;

        var command = new CountWalkIns(operation, tickets.For(http.User), venueId, date, request.People ?? 1);
        var outcome = await edge.Repeat(() => grains.GetGrain<IReceptionDesk>(0).CountWalkIns(command));
        watch.Forget();
        if (outcome.Refusal is { Kind: RefusalKind.UnknownVenue }) return Problem.NotFound;
        return outcome.Refusal is { } refusal
            ? RefusalProblems.Of(refusal, time)
            : new JsonAnswer<WalkInsAnswer>(
                new(venueId, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), outcome.Total!.Value), ApiJson.Strict.WalkInsAnswer,
                StatusCodes.Status201Created);
    }

    private async Task<IResult> Receive(HttpContext http, string number, ReceptionMark mark)
    {
        if (ReservationNumberField.Read(number).Number is not { } reservation) return Problem.NotFound;
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.MarkRequest, new MarkRequest(null));
        if (request is null) return problem!;

        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var version = fields.ExpectedVersion(http.Request);
        var reason = fields.Text("reason", request.Reason, ReasonLimit);
        if (reason is null && mark == ReceptionMark.NotHandedOver) fields.Add("reason", FieldProblem.Required);
        if (fields.Problem is { } invalid) return invalid;

        var command = new ReceiveReservation(operation, tickets.For(http.User), reservation, version, mark, reason);
        var outcome = await edge.Repeat(() => grains.GetGrain<IReceptionDesk>(0).Receive(command));
        watch.Forget();
        return outcome switch
        {
            { Reservation: { } changed } => ReservationAnswer.Changed(changed),
            { Refusal.Kind: RefusalKind.NotChangeable } => new Problem(Slugs.SlotClosed, StatusCodes.Status409Conflict, "not-receivable"),
            _ => RefusalProblems.Of(outcome.Refusal!, time),
        };
    }

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint
            .Needs(Right.Receive)
            .TakesJson<MarkRequest>(optional: true)
            .TakesIdempotencyKey()
            .TakesIfMatch()
            .Produces<ReservationAnswer>()
            .Refuses(
                StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Reception");
}
