using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Demand;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Calls;

/// <summary>Seats that are kept for callers (T1). They outlive a dropped call: any operator goes on with them.</summary>
public sealed class HoldEndpoints(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, DeskLooks looks, Alternatives alternatives, TimeProvider time)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapPost("/holds", (Delegate)Take).TakesJson<HoldRequest>().TakesIdempotencyKey().Produces<HoldAnswer>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity));
        Describe(group.MapGet("/holds", (Delegate)Dropped).Produces<HoldAnswer[]>());
        Describe(group.MapGet("/holds/{id}", Find).Produces<HoldAnswer>());
        Describe(group.MapPost("/holds/{id}/extend", Extend).TakesIdempotencyKey().Produces<HoldAnswer>().Refuses(StatusCodes.Status409Conflict));
        Describe(group.MapPatch("/holds/{id}", Resize).TakesJson<HoldSeats>().TakesIdempotencyKey().Produces<HoldAnswer>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity));
        Describe(group.MapPost("/holds/{id}/take-over", TakeOver).TakesJson<HoldTakeOver>(optional: true).Produces<HoldAnswer>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity));
        Describe(group.MapDelete("/holds/{id}", Release).Produces(StatusCodes.Status204NoContent));
    }

    /// <summary>Keeps a seat, or several at one time, for ten minutes; earlier ones of the same call are given up.</summary>
    public async Task<IResult> Take(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.HoldRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var slot = new SlotKey(fields.Id("venueId", request.VenueId), fields.Date("date", request.Date), fields.Time("time", request.Time));
        var procedure = fields.Id("procedure", request.Procedure);
        if (string.IsNullOrEmpty(request.CallId)) fields.Add("callId", FieldProblem.Required);
        var call = fields.OptionalGuid("callId", request.CallId);
        var seats = Seats(fields, request.Seats ?? 1);
        if (fields.Problem is { } invalid) return invalid;

        var command = new TakeHold(operation, tickets.For(http.User), call!.Value, slot, procedure, seats);
        var outcome = await edge.Repeat(() => Desk.Take(command));
        if (outcome.Hold is not null) looks.Took(http.User, slot.Venue);
        return outcome.Refusal is { Kind: RefusalKind.Full }
            ? await alternatives.Instead(slot, procedure, seats)
            : Answer(outcome, StatusCodes.Status201Created);
    }

    /// <summary>Seats that are still kept for callers who were cut off, the latest first.</summary>
    public async Task<IResult> Dropped(HttpContext http) =>
        new JsonAnswer<IReadOnlyList<HoldAnswer>>([.. (await Desk.Dropped(tickets.For(http.User))).Select(HoldAnswer.Of)],
            ApiJson.Strict.IReadOnlyListHoldAnswer);

    /// <summary>A seat that is kept; 404 when its time is over.</summary>
    public async Task<IResult> Find(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var hold) && await Desk.Find(tickets.For(http.User), hold) is { } kept ? HoldAnswer.Result(kept) : Problem.NotFound;

    /// <summary>Ten minutes from now, once; the second time the end stays as it is.</summary>
    public async Task<IResult> Extend(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var hold)) return Problem.NotFound;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (fields.Problem is { } invalid) return invalid;
        var ticket = tickets.For(http.User);
        return Answer(await edge.Repeat(() => Desk.Extend(ticket, hold, operation)));
    }

    /// <summary>More or fewer seats at the same time, kept as long as before; refused as full, those that are kept stay kept.</summary>
    public async Task<IResult> Resize(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var hold)) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.HoldSeats);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (request.Seats is null) fields.Add("seats", FieldProblem.Required);
        var seats = Seats(fields, request.Seats ?? 1);
        if (fields.Problem is { } invalid) return invalid;
        var ticket = tickets.For(http.User);
        var outcome = await edge.Repeat(() => Desk.Resize(ticket, hold, seats, operation));
        return outcome.Refusal is { Kind: RefusalKind.Full } && await Desk.Find(ticket, hold) is { } kept
            ? await alternatives.Instead(kept.Slot, kept.Procedure, seats)
            : Answer(outcome);
    }

    /// <summary>Another operator goes on with it, in its own call or in another one.</summary>
    public async Task<IResult> TakeOver(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var hold)) return Problem.NotFound;
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.HoldTakeOver, new HoldTakeOver(null));
        if (request is null) return problem!;
        var fields = new FieldList();
        var into = fields.OptionalGuid("callId", request.CallId);
        if (fields.Problem is { } invalid) return invalid;
        var ticket = tickets.For(http.User);
        return Answer(await edge.Repeat(() => Desk.TakeOver(ticket, hold, into)));
    }

    /// <summary>Gives the seat back; one whose time is over is no error.</summary>
    public async Task<IResult> Release(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var hold)) return Problem.NotFound;
        var ticket = tickets.For(http.User);
        return await edge.Repeat(() => Desk.Release(ticket, hold)) ? Results.NoContent() : Problem.NotFound;
    }

    private static int Seats(FieldList fields, int seats)
    {
        if (seats is < 1 or > BookFamily.MostPeople) fields.Add("seats", FieldProblem.Malformed, BookFamily.MostPeople);
        return seats;
    }

    private IHoldDesk Desk => grains.GetGrain<IHoldDesk>(0);

    private IResult Answer(CallHoldOutcome outcome, int status = StatusCodes.Status200OK) =>
        outcome.Hold is { } hold ? HoldAnswer.Result(hold, status) : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Needs(Right.TakeCalls).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable).WithTags("Call centre");
}
