using System.Collections.Immutable;
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

/// <summary>Several people of one family at one slot: all or none (design rule 4).
/// Each has a reservation of their own and can be changed alone later.</summary>
public sealed class FamilyEndpoint(
    SlotGrains slots, EdgeCalls edge, StaffTickets tickets, CallOfHold holds, CallLinks links, DeskLooks looks,
    CatalogueReader catalogue, Alternatives alternatives, TimeProvider time)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapPost("/reservations/family", (Delegate)Book)
            .Needs(Right.TakeCalls)
            .TakesJson<FamilyRequest>()
            .TakesIdempotencyKey()
            .Produces<FamilyAnswer>(StatusCodes.Status201Created)
            .Refuses(
                StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");

    /// <summary>Books for everybody, or for nobody. The same Idempotency-Key and body again gives the same answer.</summary>
    public async Task<IResult> Book(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.FamilyRequest);
        if (request is null) return problem!;

        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var slot = new SlotKey(fields.Id("venueId", request.VenueId), fields.Date("date", request.Date), fields.Time("time", request.Time));
        var procedure = fields.Id("procedure", request.Procedure);
        var hold = fields.OptionalGuid("holdId", request.HoldId);
        var people = await Read(request.People, procedure, fields);
        var ticket = tickets.For(http.User);
        var call = await links.Read(fields, ticket, request.CallId);
        if (fields.Problem is { } invalid) return invalid;
        var held = await holds.Find(ticket, hold);
        if (held is { } kept && kept.Procedure != procedure) return Problem.Field("hold-procedure", "holdId");

        var command = new BookFamily(operation, ticket, procedure, people) { CallId = held?.HeldBy };
        var outcome = await edge.Repeat(() => slots[slot].BookFamily(command));
        if (outcome.Refusal is { } refusal)
            return refusal.Kind == RefusalKind.Full ? await alternatives.Instead(slot, procedure, people.Length) : RefusalProblems.Of(refusal, time);
        looks.Took(http.User, slot.Venue);
        await links.Add(ticket, call ?? held?.CallId, outcome.Reservations);
        IReadOnlyList<ReservationAnswer> booked = [.. outcome.Reservations.Select(ReservationAnswer.Of)];
        return new JsonAnswer<FamilyAnswer>(
            new FamilyAnswer([.. booked.Select(one => one.Number)], booked), ApiJson.Strict.FamilyAnswer, StatusCodes.Status201Created);
    }

    private async ValueTask<ImmutableArray<FamilyMember>> Read(IReadOnlyList<FamilyRequest.Relative>? typed, string procedure, FieldList fields)
    {
        if (typed is null or [] || typed.Any(person => person is null)) fields.Add("people", FieldProblem.Required);
        else if (typed.Count > BookFamily.MostPeople) fields.Add("people", FieldProblem.TooLong, BookFamily.MostPeople, typed.Count);
        if (typed is null || fields.Problem is not null) return [];

        var needsId = (await catalogue.Read()).Procedure(procedure) is { NeedsReservationId: true };
        var people = ImmutableArray.CreateBuilder<FamilyMember>(typed.Count);
        foreach (var (person, place) in typed.Select((person, place) => (person, place)))
        {
            var own = new List<FieldError>();
            var (birthday, birthdayError) = BirthdayField.Read(person.Birthday);
            if (birthdayError is not null) own.Add(birthdayError);
            var (contact, contactErrors) = ContactFields.Read(person.TypedContact);
            own.AddRange(contactErrors);
            string? id = null;
            if (!string.IsNullOrWhiteSpace(person.ReservationId))
            {
                (id, var idError) = ReservationIdField.Read(person.ReservationId);
                if (idError is not null) own.Add(idError);
            }
            else if (needsId)
            {
                own.Add(new FieldError(ReservationIdField.Name, FieldProblem.Required));
            }
            else
            {
                own.AddRange(ContactFields.RequireForDeclared(contact));
            }

            fields.Add(own.Select(error => error with { Field = $"people[{place}].{error.Field}" }));
            people.Add(new FamilyMember(new ApplicantClaim(id, birthday ?? ""), contact));
        }

        return people.ToImmutable();
    }
}
