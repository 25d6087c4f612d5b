using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Organisation;

/// <summary>Who is who at the centre and the city (A6, T10), and the city's open cases (A5).</summary>
public sealed class OrganisationEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/organisation", (Delegate)Get).Needs(Right.ReadOrganisation).Produces<OrganisationChart>());
        Describe(group.MapGet("/organisation/revisions", (Delegate)Revisions).Needs(Right.ReadOrganisation).Produces<OrganisationRevision[]>());
        Describe(group.MapPut("/organisation", (Delegate)Change).Needs(Right.ManageOrganisation).TakesJson<OrganisationRequest>().TakesIfMatch()
            .Produces<OrganisationChart>().Refuses(StatusCodes.Status412PreconditionFailed));
        Describe(group.MapGet("/cases", (Delegate)Cases).Needs(Right.ReadCases).Produces<CityCase[]>());
        Describe(group.MapPost("/cases", (Delegate)Open).Needs(Right.ManageOrganisation).TakesJson<CaseRequest>().TakesIdempotencyKey()
            .Produces<CityCase>(StatusCodes.Status201Created));
        Describe(group.MapPut("/cases/{id}", HandOver).Needs(Right.ManageOrganisation).TakesJson<CaseRequest>().Produces<CityCase>()
            .Refuses(StatusCodes.Status409Conflict));
        Describe(group.MapPost("/cases/{id}/finish", Finish).Needs(Right.ManageOrganisation).TakesJson<CaseResult>().Produces<CityCase>()
            .Refuses(StatusCodes.Status409Conflict));
    }

    /// <summary>The organisation as it is, or as it was at a revision.</summary>
    public async Task<IResult> Get(HttpContext http, string? revision = null)
    {
        int? wanted = int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (revision is { Length: > 0 } && wanted is null) return Problem.NotFound;
        return await Desk.Get(tickets.For(http.User), wanted) is { } chart ? Answer(chart) : Problem.NotFound;
    }

    /// <summary>When it changed, the latest first.</summary>
    public async Task<IResult> Revisions(HttpContext http) => new JsonAnswer<IReadOnlyList<OrganisationRevision>>(
        await Desk.Revisions(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListOrganisationRevision);

    /// <summary>Replaces it whole; earlier revisions stay readable. <c>If-Match</c> says on what the change rests.</summary>
    public async Task<IResult> Change(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.OrganisationRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var expected = fields.ExpectedVersion(http.Request);
        if (request.Members is null || request.Members.Any(member => member is null)) fields.Add("members", FieldProblem.Required);
        if (fields.Problem is { } invalid) return invalid;
        var ticket = tickets.For(http.User);
        var outcome = await Desk.Change(ticket, expected ?? (await Desk.Get(ticket, null))?.Revision ?? 0, [.. request.Members!]);
        return outcome.Chart is { } chart ? Answer(chart) : RefusalProblems.Of(outcome.Refusal!, time);
    }

    /// <summary>Open cases by their due day, then the ones that were closed last.</summary>
    public async Task<IResult> Cases(HttpContext http) =>
        new JsonAnswer<IReadOnlyList<CityCase>>(await Desk.Cases(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListCityCase);

    /// <summary>Opens a case; it has an owner from the start.</summary>
    public async Task<IResult> Open(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.CaseRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var due = fields.OptionalDate("due", request.Due);
        if (fields.Problem is { } invalid) return invalid;
        return Answer(await Desk.Open(tickets.For(http.User), operation, request.Title ?? "", request.Owner ?? "", due), StatusCodes.Status201Created);
    }

    /// <summary>Hands an open case to somebody else, or sets another day.</summary>
    public async Task<IResult> HandOver(HttpContext http, string id)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.CaseRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var due = fields.OptionalDate("due", request.Due);
        if (fields.Problem is { } invalid) return invalid;
        return Guid.TryParseExact(id, "D", out var one) ? Answer(await Desk.HandOver(tickets.For(http.User), one, request.Owner ?? "", due)) : Problem.NotFound;
    }

    /// <summary>Closes a case with what became of it.</summary>
    public async Task<IResult> Finish(HttpContext http, string id)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.CaseResult);
        if (request is null) return problem!;
        return Guid.TryParseExact(id, "D", out var one) ? Answer(await Desk.Finish(tickets.For(http.User), one, request.Result ?? "")) : Problem.NotFound;
    }

    private IOrganisationDesk Desk => grains.GetGrain<IOrganisationDesk>(0);

    private static JsonAnswer<OrganisationChart> Answer(OrganisationChart chart) =>
        new(chart, ApiJson.Strict.OrganisationChart) { ETag = ChangeHeaders.ETag(chart.Revision) };

    private IResult Answer(CaseOutcome outcome, int status = StatusCodes.Status200OK) =>
        outcome.Case is { } one ? new JsonAnswer<CityCase>(one, ApiJson.Strict.CityCase, status)
        : outcome.Refusal is { Kind: RefusalKind.NotChangeable } ? RefusalProblems.Of(Refusal.AlreadyClosed, time)
        : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Organisation");
}
