using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Incidents;

/// <summary>Records of troubles (A3).</summary>
public sealed class IncidentEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/incidents", (Delegate)All).Needs(Right.ReadIncidents).Produces<Incident[]>());
        Describe(group.MapPost("/incidents", (Delegate)Record).Needs(Right.ManageIncidents).TakesJson<IncidentRequest>().TakesIdempotencyKey()
            .Produces<Incident>(StatusCodes.Status201Created));
        Describe(group.MapGet("/incidents/{id}", Find).Needs(Right.ReadIncidents).Produces<Incident>());
        Describe(group.MapPut("/incidents/{id}", Change).Needs(Right.ManageIncidents).TakesJson<IncidentRequest>().TakesIfMatch().Produces<Incident>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed));
        Describe(group.MapPost("/incidents/{id}/close", Close).Needs(Right.ManageIncidents).TakesIfMatch().Produces<Incident>()
            .Refuses(StatusCodes.Status412PreconditionFailed));
    }

    /// <summary>All, open ones first.</summary>
    public async Task<IResult> All(HttpContext http) =>
        new JsonAnswer<IReadOnlyList<Incident>>(await Desk.All(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListIncident);

    /// <summary>Records a trouble.</summary>
    public async Task<IResult> Record(HttpContext http)
    {
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        return await Write(http, fields, operation, 0, StatusCodes.Status201Created);
    }

    /// <summary>One incident, with its ETag.</summary>
    public async Task<IResult> Find(HttpContext http, string id) =>
        await Known(http, id) is { } found ? Answer(new IncidentOutcome(found, null)) : Problem.NotFound;

    /// <summary>Changes what is known of it, while it is open.</summary>
    public async Task<IResult> Change(HttpContext http, string id)
    {
        if (await Known(http, id) is not { } known) return Problem.NotFound;
        var fields = new FieldList();
        var version = fields.ExpectedVersion(http.Request);
        return await Write(http, fields, known.Id, version ?? known.Version);
    }

    /// <summary>Closes it; refused without what was done, the cause, and a proposal against recurrence.</summary>
    public async Task<IResult> Close(HttpContext http, string id)
    {
        var fields = new FieldList();
        var version = fields.ExpectedVersion(http.Request);
        if (fields.Problem is { } invalid) return invalid;
        return Guid.TryParseExact(id, "D", out var incident) ? Answer(await Desk.Close(tickets.For(http.User), incident, version)) : Problem.NotFound;
    }

    private IIncidentDesk Desk => grains.GetGrain<IIncidentDesk>(0);

    private async Task<Incident?> Known(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var incident) ? await Desk.Find(tickets.For(http.User), incident) : null;

    private async Task<IResult> Write(HttpContext http, FieldList fields, Guid id, int expected, int status = StatusCodes.Status200OK)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.IncidentRequest);
        if (request is null) return problem!;
        var happened = fields.Instant("happenedAt", request.HappenedAt);
        var noticed = string.IsNullOrWhiteSpace(request.NoticedAt) ? happened : fields.Instant("noticedAt", request.NoticedAt);
        if (fields.Problem is { } invalid) return invalid;
        var command = new WriteIncident(
            id, tickets.For(http.User), expected, request.Title ?? "", request.Serious, happened, noticed, request.Owner ?? "",
            request.What ?? "", request.Effect, request.Done, request.Cause, request.Proposal);
        return Answer(await Desk.Write(command), status);
    }

    private IResult Answer(IncidentOutcome outcome, int status = StatusCodes.Status200OK) =>
        outcome.Incident is { } incident
            ? new JsonAnswer<Incident>(incident, ApiJson.Strict.Incident, status)
            {
                ETag = ChangeHeaders.ETag(incident.Version),
                Location = status == StatusCodes.Status201Created ? $"/api/v1/incidents/{incident.Id}" : null,
            }
            : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Incidents");
}
