using System.Collections.Immutable;
using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Exports;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Complaints;

/// <summary>Complaints, from the call to the report to the city (T4).</summary>
public sealed class ComplaintEndpoints(IGrainFactory grains, StaffTickets tickets, ExportNotes notes, TimeProvider time)
{
    private const int MostDays = 1_100;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/complaints", (Delegate)List).Needs(Right.ReadCallCentre).Produces<Complaint[]>().Produces<string>(contentType: "text/csv"));
        Describe(group.MapPost("/complaints", (Delegate)File).Needs(Right.TakeCalls).TakesJson<ComplaintRequest>().TakesIdempotencyKey()
            .Produces<Complaint>(StatusCodes.Status201Created));
        Describe(group.MapGet("/complaints/{id}", Find).Needs(Right.ReadCallCentre).Produces<Complaint>());
        Describe(group.MapPut("/complaints/{id}", Work).Needs(Right.ManageComplaints).TakesJson<ComplaintWork>().TakesIfMatch().Produces<Complaint>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed));
        Describe(group.MapPost("/complaints/{id}/words", AddWord).Needs(Right.ReadCallCentre).TakesJson<ComplaintWordRequest>().TakesIdempotencyKey()
            .Produces<Complaint>()
            .Refuses(StatusCodes.Status409Conflict));
    }

    /// <summary>Open ones by the day on which they are due, then the ones closed last; with <c>state</c> only those.
    /// With <c>from</c> and <c>to</c> those that were
    /// filed on these days, in order: the report to the city. CSV with <c>Accept: text/csv</c> needs the right to manage complaints, and is recorded.</summary>
    public async Task<IResult> List(HttpContext http, string? state = null, string? from = null, string? to = null, string? reason = null)
    {
        var csv = http.Request.WantsCsv();
        if (!string.IsNullOrEmpty(from) || !string.IsNullOrEmpty(to) || csv) return await Filed(http, from, to, reason, csv);
        if (!string.IsNullOrEmpty(state) && !ComplaintState.All.Contains(state)) return Problem.Invalid(new FieldError("state", FieldProblem.Unknown));
        return Answer(await Desk.List(tickets.For(http.User), string.IsNullOrEmpty(state) ? null : state));
    }

    /// <summary>Files a complaint; it has an owner and a day from the start.</summary>
    public async Task<IResult> File(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ComplaintRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var call = fields.OptionalGuid("callId", request.CallId);
        var due = fields.OptionalDate("due", request.Due);
        var reservation = string.IsNullOrWhiteSpace(request.Reservation) ? null : ReservationNumberField.Read(request.Reservation).Number;
        if (!string.IsNullOrWhiteSpace(request.Reservation) && reservation is null) fields.Add("reservation", FieldProblem.Unknown);
        if (string.IsNullOrWhiteSpace(request.What)) fields.Add("what", FieldProblem.Required);
        if (fields.Problem is { } invalid) return invalid;
        var command = new FileComplaint(operation, tickets.For(http.User), request.What!, call, reservation, request.Owner, due);
        return Answer(await Desk.File(command), StatusCodes.Status201Created);
    }

    /// <summary>One complaint, with its ETag.</summary>
    public async Task<IResult> Find(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var complaint) && await Desk.Find(tickets.For(http.User), complaint) is { } found
            ? Answer(new ComplaintOutcome(found, null))
            : Problem.NotFound;

    /// <summary>Goes on with it: somebody works on it, the city was told, it is closed.</summary>
    public async Task<IResult> Work(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var complaint)) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ComplaintWork);
        if (request is null) return problem!;
        var fields = new FieldList();
        var version = fields.ExpectedVersion(http.Request);
        var due = fields.OptionalDate("due", request.Due);
        if (fields.Problem is { } invalid) return invalid;
        return Answer(await Desk.Work(new WorkOnComplaint(complaint, tickets.For(http.User), version, request.State, request.Answer, request.Owner, due)));
    }

    /// <summary>Adds a word: for whoever filed it, sees to it, or manages complaints.</summary>
    public async Task<IResult> AddWord(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var complaint)) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ComplaintWordRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (fields.Problem is { } invalid) return invalid;
        return Answer(await Desk.AddWord(new AddComplaintWord(operation, tickets.For(http.User), complaint, request.Text)));
    }

    private async Task<IResult> Filed(HttpContext http, string? from, string? to, string? reason, bool csv)
    {
        if (csv && !StaffClaims.AccountOf(http.User).May(Right.ManageComplaints)) return Problem.Forbidden;
        var fields = new FieldList();
        var (first, last) = (fields.Date("from", from), fields.Date("to", to));
        var why = fields.Text("reason", reason, ExportNotes.ReasonLimit);
        if (fields.Problem is null && (last < first || last.DayNumber - first.DayNumber >= MostDays)) fields.Add("to", FieldProblem.Malformed);
        if (fields.Problem is { } invalid) return invalid;
        var found = await Desk.Filed(tickets.For(http.User), first, last);
        if (!csv) return Answer(found);
        var filter = string.Create(CultureInfo.InvariantCulture, $"filed={first:yyyy-MM-dd}..{last:yyyy-MM-dd}");
        if (await notes.Begin(http, "complaints", why, filter) is not { } note) return Problem.Forbidden;
        await notes.End(http, note, found.Length);
        return ComplaintSheet.Of(first, last, found, ProblemWords.For(http.Request.Headers.AcceptLanguage));
    }

    private static JsonAnswer<IReadOnlyList<Complaint>> Answer(ImmutableArray<Complaint> found) => new(found, ApiJson.Strict.IReadOnlyListComplaint);

    private IComplaintDesk Desk => grains.GetGrain<IComplaintDesk>(0);

    private IResult Answer(ComplaintOutcome outcome, int status = StatusCodes.Status200OK) =>
        outcome.Complaint is { } complaint
            ? new JsonAnswer<Complaint>(complaint, ApiJson.Strict.Complaint, status)
            {
                ETag = ChangeHeaders.ETag(complaint.Version),
                Location = status == StatusCodes.Status201Created ? $"/api/v1/complaints/{complaint.Id}" : null,
            }
            : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");
}
