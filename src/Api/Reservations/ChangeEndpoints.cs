using System.Text.Json;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Calls;
using OrleansBooking.Api.Demand;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Reservations;

/// <summary>Changes of reservations, whoever booked them (T1, C3).</summary>
public sealed class ChangeEndpoints(
    IGrainFactory grains, SlotGrains slots, EdgeCalls edge, StaffTickets tickets, CallOfHold holds, CallLinks links, DeskLooks looks, Alternatives alternatives,
    TimeProvider time)
{
    private const int ReasonLimit = 200;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapPatch("/reservations/{number}", ChangeContact).TakesJson<ContactChange>("application/merge-patch+json"));
        Describe(group.MapPost("/reservations/{number}/move", Move).TakesJson<MoveRequest>());
        Describe(group.MapPost("/reservations/{number}/cancel", Cancel).TakesJson<CancelRequest>(optional: true));
    }

    /// <summary>Changes contact fields: absent ones stay, null or empty ones are erased. <c>callId</c>: the call in which it happens.</summary>
    public async Task<IResult> ChangeContact(HttpContext http, string number, string? callId = null)
    {
        if (ReservationNumberField.Read(number).Number is not { } reservation) return Problem.NotFound;
        var (body, problem) = await ReadPatch(http);
        if (problem is not null) return problem;

        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var version = fields.ExpectedVersion(http.Request);
        var contact = ContactChangeOf(body, fields);
        var ticket = tickets.For(http.User);
        var call = await links.Read(fields, ticket, callId);
        if (fields.Problem is { } invalid) return invalid;

        var desk = grains.GetGrain<IReservationDesk>(0);
        if (contact is null) return await Unchanged(reservation, ticket, version);
        var command = new ChangeContact(operation, ticket, reservation, version, contact);
        return await Linked(await edge.Repeat(() => desk.ChangeContact(command)), ticket, call);
    }

    /// <summary>Moves the reservation to another slot: never both, never neither. The old seat stays until the new one is recorded.</summary>
    public async Task<IResult> Move(HttpContext http, string number)
    {
        if (ReservationNumberField.Read(number).Number is not { } reservation) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.MoveRequest);
        if (request is null) return problem!;

        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var version = fields.ExpectedVersion(http.Request);
        var target = new SlotKey(fields.Id("venueId", request.VenueId), fields.Date("date", request.Date), fields.Time("time", request.Time));
        var hold = fields.OptionalGuid("holdId", request.HoldId);
        var (over, forbidden) = Overrides.Read(http, fields, request.Override, request.Reason);
        var reason = over ?? fields.Text("reason", request.Reason, ReasonLimit);
        if (forbidden is not null) return forbidden;
        var ticket = tickets.For(http.User);
        var call = await links.Read(fields, ticket, request.CallId);
        if (fields.Problem is { } invalid) return invalid;

        var held = await holds.Find(ticket, hold);
        var command = new MoveSeat(operation, ticket, reservation, version, reason, held?.LedgerId ?? hold)
        {
            Override = over is not null,
            CallId = held?.HeldBy,
        };
        var outcome = await edge.Repeat(() => slots[target].MoveIn(command));
        if (outcome.Reservation is not null) looks.Took(http.User, target.Venue);
        if (outcome.Refusal is not { Kind: RefusalKind.Full } full) return await Linked(outcome, ticket, call ?? held?.CallId);

        var details = await Find(reservation, ticket);
        return details is null ? RefusalProblems.Of(full, time) : await alternatives.Instead(target, details.Reservation.Procedure);
    }

    /// <summary>Cancels the reservation and frees its seat.</summary>
    public async Task<IResult> Cancel(HttpContext http, string number)
    {
        if (ReservationNumberField.Read(number).Number is not { } reservation) return Problem.NotFound;
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.CancelRequest, new CancelRequest(null));
        if (request is null) return problem!;

        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var version = fields.ExpectedVersion(http.Request);
        var reason = fields.Text("reason", request.Reason, ReasonLimit);
        var ticket = tickets.For(http.User);
        var call = await links.Read(fields, ticket, request.CallId);
        if (fields.Problem is { } invalid) return invalid;

        if (await Find(reservation, ticket) is not { } details) return Problem.NotFound;
        // Any slot's grain answers a repeat, also when the reservation has moved on since.
        var command = new CancelSeat(operation, ticket, reservation, version, reason);
        return await Linked(await edge.Repeat(() => slots[details.Reservation.Slot].Cancel(command)), ticket, call);
    }

    private ValueTask<ReservationDetails?> Find(long number, string ticket) =>
        edge.Repeat(() => grains.GetGrain<IReservationDesk>(0).Find(number, ticket));

    private async Task<IResult> Linked(ReservationOutcome outcome, string ticket, Guid? call)
    {
        if (outcome.Reservation is { } reservation) await links.Add(ticket, call, reservation);
        return Answer(outcome);
    }

    private IResult Answer(ReservationOutcome outcome) =>
        outcome.Reservation is { } reservation ? ReservationAnswer.Changed(reservation) : RefusalProblems.Of(outcome.Refusal!, time);

    // An empty patch changes nothing, so nothing is recorded and nobody gets a mail.
    private async Task<IResult> Unchanged(long number, string ticket, int? version)
    {
        if (await Find(number, ticket) is not { } details) return Problem.NotFound;
        return version is { } expected && expected != details.Reservation.Version
            ? RefusalProblems.Of(Refusal.StaleVersion(details.Reservation.Version), time)
            : ReservationAnswer.Changed(details.Reservation);
    }

    private static async ValueTask<(JsonElement Body, Problem? Problem)> ReadPatch(HttpContext http)
    {
        try
        {
            return (await JsonSerializer.DeserializeAsync(http.Request.BodyReader, ApiJson.Strict.JsonElement, http.RequestAborted), null);
        }
        catch (JsonException)
        {
            return (default, Problem.Invalid(new FieldError(JsonBody.Name, FieldProblem.Malformed)));
        }
    }

    private static Contracts.Applicants.Contact? ContactChangeOf(JsonElement body, FieldList fields) =>
        Reservations.ContactChange.Read(body, fields);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint
            .Needs(Right.ChangeReservations)
            .TakesIdempotencyKey()
            .TakesIfMatch()
            .Produces<ReservationAnswer>()
            .Refuses(
                StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");
}
