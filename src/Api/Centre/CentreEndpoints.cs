using System.Collections.Immutable;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Centre;

/// <summary>What leads the call centre through its day: who is on a call, rosters, samples, and what is not finished (A1, A5).</summary>
public sealed class CentreEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    private const int MostDays = 100;
    private const int NameLimit = 100;
    private const int FindingLimit = 400;
    private const int MostDrawn = 100;
    private const int MostListed = 500;
    private const int UsuallyDrawn = 5;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/centre/now", (Delegate)Now).Needs(Right.LeadCentre).Produces<CentreNow>());
        Describe(group.MapGet("/rosters", (Delegate)Rosters).Needs(Right.ReadCallCentre).Produces<Shift[]>());
        Describe(group.MapPut("/rosters/{date}", SetRoster).Needs(Right.LeadCentre).TakesJson<RosterRequest>().Produces<Shift[]>());
        Describe(group.MapGet("/samples", (Delegate)Samples).Needs(Right.LeadCentre).Produces<Sample[]>());
        Describe(group.MapPost("/samples", (Delegate)Draw).Needs(Right.LeadCentre).TakesJson<DrawRequest>(optional: true).TakesIdempotencyKey()
            .Produces<Drawn>());
        Describe(group.MapPut("/samples/{id}", Check).Needs(Right.LeadCentre).TakesJson<FindingRequest>().Produces(StatusCodes.Status204NoContent));
        Describe(group.MapGet("/open-cases", (Delegate)OpenCases).Needs(Right.ReadCallCentre).Produces<OpenCasePage>());
        Describe(group.MapPut("/open-cases/{kind}/{id}", SetOwner).Needs(Right.WorkWorklist).TakesJson<OwnerRequest>()
            .Produces(StatusCodes.Status204NoContent));
    }

    /// <summary>Who is on a call and who is in, today's figures so far, and what waits.</summary>
    public async Task<IResult> Now(HttpContext http) =>
        await Desk.Now(tickets.For(http.User)) is { } now ? new JsonAnswer<CentreNow>(now, ApiJson.Strict.CentreNow) : Problem.Forbidden;

    /// <summary>Who is in when, from <c>from</c> (today) to <c>to</c> (a week later), both included.</summary>
    public async Task<IResult> Rosters(HttpContext http, string? from = null, string? to = null)
    {
        var fields = new FieldList();
        var first = fields.OptionalDate("from", from) ?? time.CityToday();
        var last = fields.OptionalDate("to", to) ?? first.AddDays(6);
        if (last < first || last.DayNumber - first.DayNumber >= MostDays) fields.Add("to", FieldProblem.Malformed);
        if (fields.Problem is { } invalid) return invalid;
        return Answer(await Desk.Rosters(tickets.For(http.User), first, last));
    }

    /// <summary>Replaces the shifts of a day.</summary>
    public async Task<IResult> SetRoster(HttpContext http, string date)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.RosterRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var day = fields.Date("date", date);
        if (request.Shifts is null || request.Shifts.Any(shift => shift is null)) fields.Add("shifts", FieldProblem.Required);
        var shifts = (request.Shifts ?? []).Where(shift => shift is not null).Select(shift => new Shift(
            day, shift.Operator?.Trim() ?? "", fields.Time("from", shift.From), fields.Time("to", shift.To), fields.Text("standIn", shift.StandIn, NameLimit)))
                .ToImmutableArray();
        if (fields.Problem is { } invalid) return invalid;
        var outcome = await Desk.SetRoster(tickets.For(http.User), day, shifts);
        return outcome.Refusal is { } refusal ? RefusalProblems.Of(refusal, time) : Answer(outcome.Shifts);
    }

    /// <summary>What nobody has looked at yet, then what was looked at last. Callers without the notice letter are all among them.</summary>
    public async Task<IResult> Samples(HttpContext http) =>
        new JsonAnswer<IReadOnlyList<Sample>>(await Desk.Samples(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListSample);

    /// <summary>Draws calls that are over by lot; none is drawn twice, and the same operation again draws nothing more.</summary>
    public async Task<IResult> Draw(HttpContext http)
    {
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.DrawRequest, new DrawRequest(null, null, null));
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var first = fields.OptionalDate("from", request.From) ?? time.CityToday();
        var last = fields.OptionalDate("to", request.To) ?? first;
        if (last < first) fields.Add("to", FieldProblem.Malformed);
        if (request.Count is < 1 or > MostDrawn) fields.Add("count", FieldProblem.Malformed, MostDrawn);
        if (fields.Problem is { } invalid) return invalid;
        var outcome = await Desk.Draw(new DrawSamples(operation, tickets.For(http.User), first, last, request.Count ?? UsuallyDrawn));
        return outcome.Drawn is { } drawn ? new JsonAnswer<Drawn>(new Drawn(drawn), ApiJson.Strict.Drawn) : RefusalProblems.Of(outcome.Refusal!, time);
    }

    /// <summary>Says what was found; nobody looks at what they did themselves.</summary>
    public async Task<IResult> Check(HttpContext http, string id)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.FindingRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var finding = fields.Text("finding", request.Finding, FindingLimit);
        if (fields.Problem is { } invalid) return invalid;
        return Guid.TryParseExact(id, "D", out var sample) && await Desk.Check(tickets.For(http.User), sample, finding)
            ? Results.NoContent()
            : Problem.NotFound;
    }

    /// <summary>What is not finished, what has no owner first, then by the day on which it is due: <c>limit</c> (1 to 500) after <c>skip</c>,
    /// and how many there are in all.</summary>
    public async Task<IResult> OpenCases(HttpContext http, string? skip = null, string? limit = null)
    {
        var fields = new FieldList();
        var (before, most) = (fields.Count("skip", skip, 0, int.MaxValue, 0), fields.Count("limit", limit, 1, MostListed, MostListed));
        if (fields.Problem is { } invalid) return invalid;
        return new JsonAnswer<OpenCasePage>(await Desk.OpenCases(tickets.For(http.User), before, most), ApiJson.Strict.OpenCasePage);
    }

    /// <summary>Gives an owner to somebody of the worklist (<c>worklist</c>, the reservation's number) or to the calls of a closed day (<c>closing</c>);
    /// all other kinds have their owner where they are kept.</summary>
    public async Task<IResult> SetOwner(HttpContext http, string kind, string id)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.OwnerRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var owner = fields.Text("owner", request.Owner, NameLimit);
        if (owner is null) fields.Add("owner", FieldProblem.Required);
        if (fields.Problem is { } invalid) return invalid;
        return await Desk.SetOwner(tickets.For(http.User), kind, id, owner!) ? Results.NoContent() : Problem.NotFound;
    }

    private ICentreDesk Desk => grains.GetGrain<ICentreDesk>(0);

    private static JsonAnswer<IReadOnlyList<Shift>> Answer(ImmutableArray<Shift> shifts) => new(shifts, ApiJson.Strict.IReadOnlyListShift);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");
}
