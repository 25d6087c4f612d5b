using System.Collections.Immutable;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Changes;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Venues;

/// <summary>Procedures as data: made, looked at, set (D2, D8).</summary>
public sealed class ProcedureEndpoints(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, CatalogueReader catalogue, TimeProvider time)
{
    private const int UsualMinutes = 30;
    private const string Ordinary = "self";
    private const string Root = "/api/v1/procedures/";

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapPost("/procedures", (Delegate)Create)).Produces<ProcedureSheet>(StatusCodes.Status201Created);
        Describe(group.MapPut("/procedures/{procedureId}", (Delegate)Set)).TakesIfMatch().Produces<ProcedureSheet>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);
        Describe(group.MapPost("/procedures/{procedureId}/restore", (Delegate)Restore), takes: false).TakesJson<RestoreRequest>().TakesIfMatch()
            .Produces<ProcedureSheet>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);
        group.MapGet("/procedures/{procedureId}/changes", History).Needs(Right.ReadCity).Produces<ProcedureChangeAnswer[]>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable).WithTags("City");
        group.MapGet("/procedures/{procedureId}", Find).Needs(Right.ReadCity).Produces<ProcedureSheet>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable).WithTags("City");
    }

    /// <summary>Makes a procedure; venues can offer it at once. Only id, name and what to bring are needed. <c>preview=true</c> changes nothing.</summary>
    public async Task<IResult> Create(HttpContext http, bool preview = false)
    {
        var (sheet, problem) = await JsonBody.Read(http, ApiJson.Strict.ProcedureSheet);
        if (sheet is null) return problem!;
        var fields = new FieldList();
        fields.OperationId(http.Request);
        if (string.IsNullOrWhiteSpace(sheet.Id)) fields.Add("id", FieldProblem.Required);
        else if (!CityId.IsWellFormed(sheet.Id)) fields.Add("id", FieldProblem.Malformed);
        if (string.IsNullOrWhiteSpace(sheet.Name)) fields.Add("name", FieldProblem.Required);
        if (sheet.Bring is not { Count: > 0 }) fields.Add("bring", FieldProblem.Required);
        var reason = fields.Text("reason", sheet.Reason, ChangeSender.ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;
        return preview
            ? await Preview(http, Read(sheet, sheet.Id!, null), 0)
            : await Store(http, Read(sheet, sheet.Id!, null), 0, reason, StatusCodes.Status201Created);
    }

    /// <summary>The procedure. The ETag is for changing it.</summary>
    public async Task<IResult> Find(string procedureId) =>
        CityId.IsWellFormed(procedureId) && await edge.Repeat(() => Grain(procedureId).Find()) is { } procedure
            ? Answer(procedure, StatusCodes.Status200OK)
            : Problem.NotFound;

    /// <summary>Its revisions with who, when and why, latest first, at most 100.</summary>
    /// <param name="procedureId">The procedure's id</param>
    /// <param name="before">Only those before this revision: the older ones</param>
    public async Task<IResult> History(string procedureId, string? before)
    {
        var fields = new FieldList();
        var last = fields.Count("before", before, 1, int.MaxValue, int.MaxValue);
        if (fields.Problem is { } invalid) return invalid;
        if (!CityId.IsWellFormed(procedureId) || await edge.Repeat(() => Grain(procedureId).History(last)) is not { Length: > 0 } changes)
            return Problem.NotFound;
        return new JsonAnswer<ProcedureChangeAnswer[]>(
            [.. changes.Select(change => new ProcedureChangeAnswer(change.Revision, change.Author, change.At, change.Reason,
                Of(change.Definition, change.Revision)))],
            ApiJson.Strict.ProcedureChangeAnswerArray);
    }

    /// <summary>Sets the procedure; what is left out stays as it is.
    /// With <c>preview=true</c> nothing changes, and the answer says what it would do to reservations.</summary>
    public async Task<IResult> Set(HttpContext http, string procedureId, bool preview = false)
    {
        var (sheet, problem) = await JsonBody.Read(http, ApiJson.Strict.ProcedureSheet);
        if (sheet is null) return problem!;
        if (!CityId.IsWellFormed(procedureId) || await edge.Repeat(() => Grain(procedureId).Find()) is not { } known) return Problem.NotFound;
        var fields = new FieldList();
        fields.OperationId(http.Request);
        var expected = fields.ExpectedVersion(http.Request);
        if (sheet.Id is not null && sheet.Id != procedureId) fields.Add("id", FieldProblem.Malformed);
        var reason = fields.Text("reason", sheet.Reason, ChangeSender.ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;
        var definition = Read(sheet, procedureId, known.Definition);
        return preview
            ? await Preview(http, definition, expected ?? known.Revision)
            : await Store(http, definition, expected ?? known.Revision, reason, StatusCodes.Status200OK);
    }

    /// <summary>Sets the procedure to what it was at an earlier revision: undoing, as a new revision. <c>preview=true</c> likewise.</summary>
    public async Task<IResult> Restore(HttpContext http, string procedureId, bool preview = false)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.RestoreRequest);
        if (request is null) return problem!;
        if (!CityId.IsWellFormed(procedureId) || await edge.Repeat(() => Grain(procedureId).Find()) is not { } known) return Problem.NotFound;
        var fields = new FieldList();
        fields.OperationId(http.Request);
        var expected = fields.ExpectedVersion(http.Request) ?? known.Revision;
        var reason = fields.Text("reason", request.Reason, ChangeSender.ReasonLimit);
        var then = (await edge.Repeat(() => Grain(procedureId).History(request.Revision + 1))).FirstOrDefault(change => change.Revision == request.Revision);
        if (request.Revision is null) fields.Add("revision", FieldProblem.Required);
        else if (then is null) fields.Add("revision", FieldProblem.Unknown);
        if (fields.Problem is { } invalid) return invalid;
        return preview ? await Preview(http, then!.Definition, expected) : await Store(http, then!.Definition, expected, reason, StatusCodes.Status200OK);
    }

    private async Task<IResult> Preview(HttpContext http, ProcedureDefinition definition, long expected)
    {
        var outcome = await edge.Repeat(() => Grain(definition.Id).Preview(tickets.For(http.User), definition, expected));
        if (outcome.Refusal is null)
            return new JsonAnswer<EffectAnswer>(ChangeAnswers.Of(outcome.Effect!, ProblemWords.For(http.Request.Headers.AcceptLanguage)),
                ApiJson.Strict.EffectAnswer);
        return expected == 0 && outcome.Refusal.Kind == RefusalKind.StaleVersion
            ? Problem.Invalid(new FieldError("id", FieldProblem.Taken))
            : RefusalProblems.Of(outcome.Refusal, time);
    }

    private async Task<IResult> Store(HttpContext http, ProcedureDefinition definition, long expected, string? reason, int status)
    {
        var outcome = await edge.Repeat(() => Grain(definition.Id).Set(tickets.For(http.User), definition, expected, reason));
        catalogue.Forget();
        if (outcome.Refusal is null) return Answer(new ProcedureRevision(definition, outcome.Revision!.Value), status);
        if (outcome.Refusal.Kind != RefusalKind.StaleVersion) return RefusalProblems.Of(outcome.Refusal, time);

        // The same once more, because an answer was lost, is the same; anything else came from somebody else.
        var now = await edge.Repeat(() => Grain(definition.Id).Find());
        if (now is not null && AreSame(now.Definition, definition)) return Answer(now, status);
        return expected == 0 ? Problem.Invalid(new FieldError("id", FieldProblem.Taken)) : RefusalProblems.Of(outcome.Refusal, time);
    }

    private IProcedureGrain Grain(string id) => grains.GetGrain<IProcedureGrain>(ProcedureKey.Of(id));

    private static bool AreSame(ProcedureDefinition one, ProcedureDefinition other) =>
        System.Text.Json.JsonSerializer.Serialize(Of(one, 0), ApiJson.Strict.ProcedureSheet) == System.Text.Json.JsonSerializer.Serialize(Of(other, 0),
            ApiJson.Strict.ProcedureSheet);

    private static JsonAnswer<ProcedureSheet> Answer(ProcedureRevision procedure, int status) =>
        new(Of(procedure.Definition, procedure.Revision), ApiJson.Strict.ProcedureSheet, status)
        {
            Location = status == StatusCodes.Status201Created ? Root + procedure.Definition.Id : null,
            ETag = ChangeHeaders.ETag((int)procedure.Revision),
        };

    private static ProcedureSheet Of(ProcedureDefinition procedure, long revision) => new(
        procedure.Id, procedure.Name, procedure.Summary, procedure.Minutes, procedure.NeedsReservationId, procedure.Once, procedure.MonthsBeforeExpiry,
        procedure.WalkIn,
        [.. procedure.Bring.Select(list => new ProcedureSheet.BringSheet(
            list.Situation, list.Title, list.Intro, [.. list.Items.Select(item => new ProcedureSheet.ItemSheet(item.Name, item.Detail))]))],
        Revision: revision);

    private static ProcedureDefinition Read(ProcedureSheet sheet, string id, ProcedureDefinition? known) => new(
        id, sheet.Name?.Trim() ?? known?.Name ?? "", sheet.Summary?.Trim() ?? known?.Summary ?? "", sheet.Minutes ?? known?.Minutes ?? UsualMinutes,
        sheet.NeedsReservationId ?? known?.NeedsReservationId ?? false, sheet.Once ?? known?.Once ?? false,
        // 0 takes the limit away; nothing leaves it.
        sheet.MonthsBeforeExpiry is { } months ? (months == 0 ? null : months) : known?.MonthsBeforeExpiry,
        sheet.WalkIn is null ? known?.WalkIn : Text(sheet.WalkIn), sheet.Bring is { } bring ? Lists(bring) : known?.Bring ?? []);

    /// <summary>Single things without a situation are what the ordinary visitor brings.</summary>
    private static ImmutableArray<BringList> Lists(IReadOnlyList<ProcedureSheet.BringSheet> bring)
    {
        var ordinary = bring.Where(list => list.Situation is null).SelectMany(Items).ToImmutableArray();
        var lists = bring.Where(list => list.Situation is not null)
            .Select(list => new BringList(list.Situation!, Text(list.Title) ?? TitleOf(list.Situation!), Text(list.Intro), [.. Items(list)]))
            .ToImmutableArray();
        return ordinary.IsEmpty ? lists : lists.Insert(0, new BringList(Ordinary, TitleOf(Ordinary), null, ordinary));
    }

    private static IEnumerable<BringItem> Items(ProcedureSheet.BringSheet list) =>
        (list.Items ?? []).Select(item => new BringItem(item.Name?.Trim() ?? "", Text(item.Detail)));

    private static string TitleOf(string situation) => ProblemWords.Japanese.OrKey("situation.", situation);

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, bool takes = true) =>
        (takes ? endpoint.TakesJson<ProcedureSheet>().Produces<EffectAnswer>() : endpoint)
        .Needs(Right.ManageVenues)
        .TakesIdempotencyKey()
        .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
        .WithTags("City");
}
