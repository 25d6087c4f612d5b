using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Manuals;

/// <summary>What the city wants said, and its review (T2).</summary>
public sealed class ScriptEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/scripts", (Delegate)Read).Needs(Right.ReadManuals).Produces<ScriptLine[]>());
        Describe(group.MapGet("/script-lines", (Delegate)All).Needs(Right.WriteManuals).Produces<ScriptText[]>());
        Describe(group.MapGet("/script-lines/{id}", Find).Needs(Right.WriteManuals).Produces<ScriptText>());
        Describe(group.MapPut("/script-lines/{id}", Write).Needs(Right.WriteManuals).TakesJson<ScriptRequest>().TakesIfMatch()
            .Produces<ScriptText>().Refuses(StatusCodes.Status412PreconditionFailed));
        Describe(group.MapPost("/script-lines/{id}/approve", Approve).Needs(Right.WriteManuals).TakesIfMatch().Produces<ScriptText>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed));
        Describe(group.MapGet("/script-lines/{id}/revisions", Revisions).Needs(Right.WriteManuals).Produces<ScriptRevision[]>());
        Describe(group.MapDelete("/script-lines/{id}", Remove).Needs(Right.WriteManuals).Produces(StatusCodes.Status204NoContent));
    }

    /// <summary>What to say, in the order of a call: in <c>language</c> or else Japanese, approved before draft, and the most particular line for
    /// <c>procedure</c>, <c>venue</c>, <c>age</c> (<c>adult</c>, <c>child</c>) and <c>visitor</c> (<c>self</c>, <c>agent</c>).</summary>
    public async Task<IResult> Read(
        HttpContext http, string? language = null, string? procedure = null, string? venue = null, string? age = null, string? visitor = null)
    {
        var fields = new FieldList();
        if (!string.IsNullOrEmpty(age) && !ScriptSituation.Ages.Contains(age)) fields.Add("age", FieldProblem.Unknown);
        if (!string.IsNullOrEmpty(visitor) && !ScriptSituation.Visitors.Contains(visitor)) fields.Add("visitor", FieldProblem.Unknown);
        if (fields.Problem is { } invalid) return invalid;
        var situation = new ScriptSituation(string.IsNullOrEmpty(language) ? ScriptLanguages.Japanese : language, procedure, venue, age, visitor);
        return new JsonAnswer<IReadOnlyList<ScriptLine>>(await Desk.Read(tickets.For(http.User), situation), ApiJson.Strict.IReadOnlyListScriptLine);
    }

    /// <summary>Every line with its newest text and who approved it, in the order of a call; with <c>language</c> only those.</summary>
    public async Task<IResult> All(HttpContext http, string? language = null) =>
        new JsonAnswer<IReadOnlyList<ScriptText>>(
            await Desk.All(tickets.For(http.User), string.IsNullOrEmpty(language) ? null : language), ApiJson.Strict.IReadOnlyListScriptText);

    /// <summary>One line, with its ETag.</summary>
    public async Task<IResult> Find(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var line) && await Desk.Find(tickets.For(http.User), line) is { } found
            ? Answer(new ScriptOutcome(found, null))
            : Problem.NotFound;

    /// <summary>A new text, or a new line under an id of the caller's choice. An approved text is read until somebody else has approved the new one;
    /// the same text again changes nothing. <c>If-Match: "0"</c> means that there is no such line yet.</summary>
    public async Task<IResult> Write(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var line)) return Problem.NotFound;
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ScriptRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var expected = fields.ExpectedVersion(http.Request);
        var (procedure, venue) = (fields.OptionalId("procedure", request.Procedure), fields.OptionalId("venue", request.Venue));
        if (fields.Problem is { } invalid) return invalid;
        var situation = new ScriptSituation(request.Language ?? "", procedure, venue, Given(request.Age), Given(request.Visitor));
        return Answer(await Desk.Write(new WriteScript(line, tickets.For(http.User), expected, request.Step ?? "", situation, request.Text ?? "")));
    }

    /// <summary>Approves the newest text; its writer cannot. With <c>If-Match</c> only the one that was read.</summary>
    public async Task<IResult> Approve(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var line)) return Problem.NotFound;
        var fields = new FieldList();
        var expected = fields.ExpectedVersion(http.Request);
        return fields.Problem is { } invalid ? invalid : Answer(await Desk.Approve(tickets.For(http.User), line, expected));
    }

    /// <summary>Every text that a line has or had, the newest first: who wrote it when, and who approved it.</summary>
    public async Task<IResult> Revisions(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var line) && await Desk.Revisions(tickets.For(http.User), line) is { IsEmpty: false } found
            ? new JsonAnswer<IReadOnlyList<ScriptRevision>>(found, ApiJson.Strict.IReadOnlyListScriptRevision)
            : Problem.NotFound;

    /// <summary>Takes a line away; a more general one is read instead, if there is one.</summary>
    public async Task<IResult> Remove(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var line) && await Desk.Remove(tickets.For(http.User), line) ? Results.NoContent() : Problem.NotFound;

    private IScriptDesk Desk => grains.GetGrain<IScriptDesk>(0);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private IResult Answer(ScriptOutcome outcome) =>
        outcome.Text is { } text
            ? new JsonAnswer<ScriptText>(text, ApiJson.Strict.ScriptText) { ETag = ChangeHeaders.ETag(text.Revision) }
            : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");
}
