using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Changes;

/// <summary>The history of changes, the second person, undoing.</summary>
public sealed class VenueChangeEndpoints(ChangeSender changes, IGrainFactory grains, EdgeCalls edge, TimeProvider time)
{
    private const int MostChanges = 200;

    private static readonly DecisionRequest WithoutReason = new(null as string);

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/changes", List).Needs(Right.ReadCity).Produces<ChangeAnswer[]>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable).WithTags("City");
        group.MapGet("/changes/{id}", Find).Needs(Right.ReadCity).Produces<ChangeAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable).WithTags("City");
        Describe(group.MapPost("/changes/{id}/approve", (Delegate)Approve), Right.ApproveChanges);
        Describe(group.MapPost("/changes/{id}/refuse", (Delegate)Refuse), Right.ApproveChanges);
        Describe(group.MapPost("/changes/{id}/undo", (Delegate)Undo), Right.ManageSchedule)
            .TakesIdempotencyKey().Produces<EffectAnswer>().Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .Produces<ChangeAnswer>(StatusCodes.Status202Accepted);
        group.MapGet("/change-limits", (Delegate)Limits).Needs(Right.ReadCity).Produces<ChangeLimits>().Refuses(StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");
        group.MapPut("/change-limits", (Delegate)SetLimits).Needs(Right.SetLimits).TakesJson<ChangeLimits>().Produces<ChangeLimits>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable).WithTags("City");
    }

    /// <summary>Changes, latest first.</summary>
    /// <param name="http">The request</param>
    /// <param name="venueId">Only this venue's</param>
    /// <param name="state">Only <c>pending</c>, <c>applied</c> or <c>refused</c> ones</param>
    /// <param name="since">Only those that made a later revision than this</param>
    /// <param name="before">The id of the last one of the page before: the older ones</param>
    /// <param name="limit">1 to 200, otherwise 200</param>
    public async Task<IResult> List(HttpContext http, string? venueId, string? state, string? since, string? before, string? limit)
    {
        var fields = new FieldList();
        var venue = fields.OptionalId("venueId", venueId);
        var wanted = ChangeAnswers.State(state);
        if (!string.IsNullOrEmpty(state) && wanted is null) fields.Add("state", FieldProblem.Unknown);
        var after = fields.Count("since", since, 0, int.MaxValue, -1);
        var (last, most) = (fields.OptionalGuid("before", before), fields.Count("limit", limit, 1, MostChanges, MostChanges));
        if (fields.Problem is { } invalid) return invalid;
        var found = await edge.Repeat(() => Desk.Changes(changes.TicketOf(http), venue, wanted, after < 0 ? null : after, last, most));
        if (found is not { } known) return Problem.Forbidden;
        var words = ProblemWords.For(http.Request.Headers.AcceptLanguage);
        return new JsonAnswer<ChangeAnswer[]>([.. known.Select(change => ChangeAnswers.Of(change, words))], ApiJson.Strict.ChangeAnswerArray);
    }

    /// <summary>One change with what it does or did.</summary>
    public async Task<IResult> Find(HttpContext http, string id) =>
        await Known(http, id) is { } change
            ? new JsonAnswer<ChangeAnswer>(ChangeAnswers.Of(change, ProblemWords.For(http.Request.Headers.AcceptLanguage)), ApiJson.Strict.ChangeAnswer)
            : Problem.NotFound;

    /// <summary>Approves a pending change, which is simulated anew and applied. Its author is refused.</summary>
    public Task<IResult> Approve(HttpContext http, string id) => Decide(http, id, approve: true);

    /// <summary>Refuses a pending change; its author may take it back so.</summary>
    public Task<IResult> Refuse(HttpContext http, string id) => Decide(http, id, approve: false);

    /// <summary>Takes an applied change back by a new one. <c>?preview=true</c> changes nothing.</summary>
    public async Task<IResult> Undo(HttpContext http, string id)
    {
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.DecisionRequest, WithoutReason);
        if (request is null) return problem!;
        var fields = new FieldList();
        var (operation, preview) = (ChangeSender.IdOf(http, fields), ChangeSender.IsPreview(http, fields));
        var reason = fields.Text("reason", request.Reason, ChangeSender.ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;
        if (await Known(http, id) is not { } change) return Problem.NotFound;
        var command = new UndoChange(operation, changes.TicketOf(http), change.Id, reason);
        return changes.Answer(http, await edge.Repeat(() => changes.Grain(change.Venue).Undo(command, preview)), StatusCodes.Status201Created);
    }

    /// <summary>Above which size a change needs a second person.</summary>
    public async Task<IResult> Limits(HttpContext http) =>
        await edge.Repeat(() => Desk.Limits(changes.TicketOf(http))) is { } limits
            ? new JsonAnswer<ChangeLimits>(limits, ApiJson.Strict.ChangeLimits)
            : Problem.Forbidden;

    /// <summary>Sets above which size a change needs a second person.</summary>
    public async Task<IResult> SetLimits(HttpContext http)
    {
        var (limits, problem) = await JsonBody.Read(http, ApiJson.Strict.ChangeLimits);
        if (limits is null) return problem!;
        return await edge.Repeat(() => Desk.SetLimits(changes.TicketOf(http), limits)) is { } refusal
            ? RefusalProblems.Of(refusal, time)
            : new JsonAnswer<ChangeLimits>(limits, ApiJson.Strict.ChangeLimits);
    }

    private IChangeDesk Desk => grains.GetGrain<IChangeDesk>(0);

    private async Task<VenueChange?> Known(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var change) ? await edge.Repeat(() => Desk.Find(changes.TicketOf(http), change)) : null;

    private async Task<IResult> Decide(HttpContext http, string id, bool approve)
    {
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.DecisionRequest, WithoutReason);
        if (request is null) return problem!;
        var fields = new FieldList();
        var reason = fields.Text("reason", request.Reason, ChangeSender.ReasonLimit);
        if (!approve && reason is null) fields.Add("reason", FieldProblem.Required);
        if (fields.Problem is { } invalid) return invalid;
        if (await Known(http, id) is not { } change) return Problem.NotFound;
        var command = new DecideChange(change.Id, changes.TicketOf(http), approve, reason);
        return changes.Answer(http, await edge.Repeat(() => changes.Grain(change.Venue).Decide(command)));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, Right needed) => endpoint
        .Needs(needed)
        .TakesJson<DecisionRequest>(optional: true)
        .Produces<ChangeAnswer>()
        .Refuses(
            StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity,
            StatusCodes.Status503ServiceUnavailable)
        .WithTags("City");
}
