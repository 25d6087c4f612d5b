using System.Collections.Immutable;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Calls;

/// <summary>Calls on record (T1, T8).</summary>
public sealed class CallEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/calls", (Delegate)List).Needs(Right.ReadCallCentre).Produces<Call[]>());
        Describe(group.MapPost("/calls", (Delegate)Start).Needs(Right.TakeCalls).TakesJson<CallRequest>(optional: true).TakesIdempotencyKey()
            .Produces<Call>(StatusCodes.Status201Created));
        Describe(group.MapGet("/calls/{id}", Find).Needs(Right.ReadCallCentre).Produces<Call>());
        Describe(group.MapPost("/calls/{id}/take-over", TakeOver).Needs(Right.TakeCalls).Produces<Call>().Refuses(StatusCodes.Status409Conflict));
        Describe(group.MapGet("/calls/{id}/hold", Hold).Needs(Right.TakeCalls).Produces<HoldAnswer>());
        Describe(group.MapPut("/calls/{id}/note", Note).Needs(Right.TakeCalls).TakesJson<CallNote>().Produces<Call>().Refuses(StatusCodes.Status409Conflict));
        Describe(group.MapPost("/calls/{id}/people", Concern).Needs(Right.TakeCalls).TakesJson<ConcernRequest>().Produces<ConcernAnswer>());
        Describe(group.MapPost("/calls/{id}/close", Close).Needs(Right.TakeCalls).TakesJson<CallClosing>().Produces<Call>()
            .Refuses(StatusCodes.Status409Conflict));
    }

    /// <summary>Calls that are not over, the oldest first; with <c>open=false</c> the latest that are; with <c>date</c> all that began on that day, with
    /// <c>reservation</c> all of which that one came.</summary>
    public async Task<IResult> List(HttpContext http, bool? open = null, string? date = null, string? reservation = null)
    {
        var fields = new FieldList();
        var day = fields.OptionalDate("date", date);
        long? number = string.IsNullOrEmpty(reservation) ? null : ReservationNumberField.Read(reservation).Number;
        if (number is null && !string.IsNullOrEmpty(reservation)) fields.Add("reservation", FieldProblem.Malformed);
        if (fields.Problem is { } invalid) return invalid;
        var query = new CallQuery(open ?? (day is null && number is null ? true : null), day, number);
        return new JsonAnswer<IReadOnlyList<Call>>(await Desk.Search(tickets.For(http.User), query), ApiJson.Strict.IReadOnlyListCall);
    }

    /// <summary>A call begins. The same Idempotency-Key and body again finds it.</summary>
    public async Task<IResult> Start(HttpContext http)
    {
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.CallRequest, new CallRequest(null, null));
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (fields.Problem is { } invalid) return invalid;
        return Answer(await Desk.Start(new StartCall(operation, tickets.For(http.User), request.Language, request.From)), StatusCodes.Status201Created);
    }

    /// <summary>One call.</summary>
    public async Task<IResult> Find(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var call) && await Desk.Find(tickets.For(http.User), call) is { } found
            ? Answer(new CallOutcome(found, null))
            : Problem.NotFound;

    /// <summary>The seat that the call keeps; 404 if it keeps none.</summary>
    public async Task<IResult> Hold(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var call) && await grains.GetGrain<IHoldDesk>(0).OfCall(tickets.For(http.User), call) is { } hold
            ? HoldAnswer.Result(hold)
            : Problem.NotFound;

    /// <summary>Another operator goes on with the call, and with the seat that it keeps.</summary>
    public async Task<IResult> TakeOver(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var call) ? Answer(await Desk.TakeOver(tickets.For(http.User), call)) : Problem.NotFound;

    /// <summary>Keeps what was noted so far, for whoever goes on with the call; its result may say it anew.
    /// Only whoever has the call notes something.</summary>
    public async Task<IResult> Note(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var call)) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.CallNote);
        return request is null ? problem! : Answer(await Desk.Note(tickets.For(http.User), call, request.Note));
    }

    /// <summary>Says whom the call is about, by a reservation's number or the letter's ID, and hears who else has the same person on the line, since when.
    /// The same again changes nothing.</summary>
    public async Task<IResult> Concern(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var call)) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ConcernRequest);
        if (request is null) return problem!;
        var number = string.IsNullOrWhiteSpace(request.Number) ? null : ReservationNumberField.Read(request.Number).Number;
        if (!string.IsNullOrWhiteSpace(request.Number) && number is null) return Problem.Invalid(new FieldError("number", FieldProblem.Unknown));
        var outcome = await Desk.Concern(new ConcernPerson(call, tickets.For(http.User), number, request.ReservationId));
        return outcome.Refusal is { } refusal
            ? RefusalProblems.Of(refusal, time)
            : new JsonAnswer<ConcernAnswer>(new ConcernAnswer(outcome.Others), ApiJson.Strict.ConcernAnswer);
    }

    /// <summary>The call is over; what it came to is required, and its seat is given back unless it was cut off.
    /// Any operator may close what another one left.</summary>
    public async Task<IResult> Close(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var call)) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.CallClosing);
        if (request is null) return problem!;
        var fields = new FieldList();
        if (string.IsNullOrWhiteSpace(request.WrapUp)) fields.Add("wrapUp", FieldProblem.Required);
        else if (WrapUp.Read(request.WrapUp) is null) fields.Add("wrapUp", FieldProblem.Unknown);
        var numbers = ImmutableArray.CreateBuilder<long>();
        foreach (var typed in request.Reservations ?? [])
        {
            if (ReservationNumberField.Read(typed).Number is { } number) numbers.Add(number);
            else fields.Add("reservations", FieldProblem.Unknown);
        }

        if (fields.Problem is { } invalid) return invalid;
        return Answer(await Desk.Close(new CloseCall(call, tickets.For(http.User), WrapUp.Read(request.WrapUp)!, numbers.ToImmutable(), request.Note)));
    }

    private ICallDesk Desk => grains.GetGrain<ICallDesk>(0);

    private IResult Answer(CallOutcome outcome, int status = StatusCodes.Status200OK) =>
        outcome.Call is { } call
            ? new JsonAnswer<Call>(call, ApiJson.Strict.Call, status) { Location = status == StatusCodes.Status201Created ? $"/api/v1/calls/{call.Id}" : null }
            : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");
}
