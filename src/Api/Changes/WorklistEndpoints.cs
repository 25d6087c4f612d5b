using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Changes;

/// <summary>The people whose seats were taken away, until there are none.</summary>
public sealed class WorklistEndpoints(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, TimeProvider time)
{
    private const int NoteLimit = 200;

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/worklist", (Delegate)Read).Needs(Right.ReadCity).Produces<WorklistAnswer>().Refuses(StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");
        group.MapGet("/worklist/count", (Delegate)Count).Needs(Right.ReadCity).Produces<WaitingAnswer>().Refuses(StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");
        group.MapPut("/worklist/{number}", (Delegate)Note).Needs(Right.WorkWorklist).TakesJson<ContactNote>().Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable).WithTags("City");
    }

    /// <summary>Everybody who is booked where there is no seat any more, and who was worked off.
    /// Moving or cancelling the reservation takes somebody off it.</summary>
    public async Task<IResult> Read(HttpContext http) =>
        await edge.Repeat(() => grains.GetGrain<IChangeDesk>(0).Worklist(tickets.For(http.User))) is { } worklist
            ? new JsonAnswer<WorklistAnswer>(ChangeAnswers.Of(worklist), ApiJson.Strict.WorklistAnswer)
            : Problem.Forbidden;

    /// <summary>How many people still have no seat, and how many changes wait for a second person.</summary>
    public async Task<IResult> Count(HttpContext http)
    {
        var (desk, ticket) = (grains.GetGrain<IChangeDesk>(0), tickets.For(http.User));
        return await edge.Repeat(() => desk.Waiting(ticket)) is { } open && await edge.Repeat(() => desk.Pending(ticket)) is { } pending
            ? new JsonAnswer<WaitingAnswer>(new WaitingAnswer(open, pending), ApiJson.Strict.WaitingAnswer)
            : Problem.Forbidden;
    }

    /// <summary>Records that the person was contacted or could not be reached; the same again changes nothing.</summary>
    public async Task<IResult> Note(HttpContext http, string number)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ContactNote);
        if (request is null) return problem!;
        if (ReservationNumberField.Read(number).Number is not { } reservation) return Problem.NotFound;
        var fields = new FieldList();
        if (string.IsNullOrEmpty(request.State)) fields.Add("state", FieldProblem.Required);
        else if (ChangeAnswers.Worked(request.State) is null) fields.Add("state", FieldProblem.Unknown);
        var note = fields.Text("note", request.Note, NoteLimit);
        if (fields.Problem is { } invalid) return invalid;
        var command = new NoteContact(tickets.For(http.User), reservation, ChangeAnswers.Worked(request.State)!.Value, note);
        return await edge.Repeat(() => grains.GetGrain<IChangeDesk>(0).Note(command)) is { } refusal ? RefusalProblems.Of(refusal, time) : Results.NoContent();
    }
}
