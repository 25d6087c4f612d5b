using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Calls;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Demand;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Reservations;

/// <summary>Booking for applicants who call or stand at the counter (T1, C3, C7).</summary>
public sealed class BookEndpoint(
    SlotGrains slots, ISlotBoard board, EdgeCalls edge, StaffTickets tickets, CallOfHold holds, CallLinks links, DeskLooks looks,
    CatalogueReader catalogue, Alternatives alternatives, TimeProvider time)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapPost("/reservations", (Delegate)Book)
            .Needs(Right.Book)
            .TakesJson<BookRequest>()
            .TakesIdempotencyKey()
            .Produces<ReservationAnswer>(StatusCodes.Status201Created)
            .Refuses(
                StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");

    /// <summary>Books a seat. The same Idempotency-Key and body again gives the same answer; a refusal changed nothing.</summary>
    public async Task<IResult> Book(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.BookRequest);
        if (request is null) return problem!;

        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var slot = new SlotKey(fields.Id("venueId", request.VenueId), fields.Date("date", request.Date), fields.Time("time", request.Time));
        var procedure = fields.Id("procedure", request.Procedure);
        var hold = fields.OptionalGuid("holdId", request.HoldId);
        var birthday = fields.Take(BirthdayField.Read(request.Birthday));
        var reservationId = string.IsNullOrWhiteSpace(request.ReservationId) ? null : fields.Take(ReservationIdField.Read(request.ReservationId));
        var (contact, errors) = ContactFields.Read(request.TypedContact);
        fields.Add(errors);
        if (string.IsNullOrWhiteSpace(request.ReservationId)) await RequireWithoutId(procedure, contact, fields);
        var (reason, forbidden) = Overrides.Read(http, fields, request.Override, request.Reason);
        if (forbidden is not null) return forbidden;
        var ticket = tickets.For(http.User);
        var call = await links.Read(fields, ticket, request.CallId);
        if (fields.Problem is { } invalid) return invalid;
        var held = await holds.Find(ticket, hold);
        // Changed its mind after the seat was kept: a seat of the one thing does for the other only if it is kept anew.
        if (held is { } kept && kept.Procedure != procedure) return Problem.Field("hold-procedure", "holdId");

        // An override asks the slot itself: it goes over what the board would refuse.
        if (reason is null && board.Refuse(slot, procedure, operation) is { } known) return await Refused(known, slot, procedure);
        var command = new BookSeat(operation, ticket, procedure, new ApplicantClaim(reservationId, birthday!), contact, hold)
        {
            OverrideReason = reason,
            CallId = held?.HeldBy,
        };
        var outcome = await edge.Repeat(() => slots[slot].Book(command));
        if (outcome.Reservation is not { } reservation) return await Refused(outcome.Refusal!, slot, procedure);
        looks.Took(http.User, slot.Venue);
        await links.Add(ticket, call ?? held?.CallId, reservation);
        return ReservationAnswer.Created(reservation);
    }

    private async ValueTask<IResult> Refused(Refusal refusal, SlotKey slot, string procedure) =>
        refusal.Kind == RefusalKind.Full ? await alternatives.Instead(slot, procedure) : RefusalProblems.Of(refusal, time);

    // Card pickup needs the ID whatever else is known: asking for name and kana first would lead the caller astray.
    private async ValueTask RequireWithoutId(string procedure, Contact contact, FieldList fields)
    {
        if ((await catalogue.Read()).Procedure(procedure) is { NeedsReservationId: true })
            fields.Add(ReservationIdField.Name, FieldProblem.Required);
        else
            fields.Add(ContactFields.RequireForDeclared(contact));
    }
}
