using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Manuals;

/// <summary>What operators look up while they speak: manuals and whom to refer to (T3, T9).</summary>
public sealed class ManualEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    private const int TextLimit = 400;
    private const int NameLimit = 100;
    private const int NumberLimit = 40;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/manuals", (Delegate)Search).Needs(Right.ReadManuals).Produces<Manual[]>());
        Describe(group.MapPut("/manuals/{id}", Write).Needs(Right.WriteManuals).TakesJson<ManualRequest>().TakesIfMatch().Produces<Manual>()
            .Refuses(StatusCodes.Status412PreconditionFailed));
        Describe(group.MapPost("/manuals/{id}/approve", Approve).Needs(Right.WriteManuals).TakesIfMatch().Produces<Manual>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed));
        Describe(group.MapGet("/manuals/{id}/revisions", Revisions).Needs(Right.WriteManuals).Produces<Manual[]>());
        Describe(group.MapGet("/manuals/{id}/answers", Answers).Needs(Right.WriteManuals).Produces<ManualAnswer[]>());
        Describe(group.MapPost("/manuals/{id}/answers", Say).Needs(Right.ReadManuals).TakesJson<ManualSaid>().TakesIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent));
        Describe(group.MapGet("/manual-drafts", (Delegate)Drafts).Needs(Right.WriteManuals).Produces<Manual[]>());
        Describe(group.MapGet("/contacts", (Delegate)Contacts).Needs(Right.ReadManuals).Produces<Referral[]>());
        Describe(group.MapPut("/contacts/{id}", SetContact).Needs(Right.WriteManuals).TakesJson<ReferralRequest>().TakesIfMatch().Produces<Referral>()
            .Refuses(StatusCodes.Status412PreconditionFailed));
        Describe(group.MapDelete("/contacts/{id}", RemoveContact).Needs(Right.WriteManuals).Produces(StatusCodes.Status204NoContent));
    }

    /// <summary>Approved pages with every word of <c>query</c>, in any width or kana; titles first. Without it all.</summary>
    public async Task<IResult> Search(HttpContext http, string? query = null) =>
        new JsonAnswer<IReadOnlyList<Manual>>(await Desk.Search(tickets.For(http.User), query), ApiJson.Strict.IReadOnlyListManual);

    /// <summary>A new revision; it is seen when somebody else has approved it. The same page again is no new one.
    /// <c>If-Match: "0"</c> means that there is no such page yet.</summary>
    public async Task<IResult> Write(HttpContext http, string id)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ManualRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var expected = fields.ExpectedVersion(http.Request);
        if (fields.Problem is { } invalid) return invalid;
        return Answer(await Desk.Write(new WriteManual(id, tickets.For(http.User), expected, request.Kind ?? "", request.Title ?? "", request.Body ?? "")));
    }

    /// <summary>Approves the newest revision; its writer cannot. With <c>If-Match</c> only the one that was read;
    /// again by the same person changes nothing.</summary>
    public async Task<IResult> Approve(HttpContext http, string id)
    {
        var fields = new FieldList();
        var expected = fields.ExpectedVersion(http.Request);
        return fields.Problem is { } invalid ? invalid : Answer(await Desk.Approve(tickets.For(http.User), id, expected));
    }

    /// <summary>Every revision of a page, the newest first, approved or not.</summary>
    public async Task<IResult> Revisions(HttpContext http, string id) =>
        await Desk.Revisions(tickets.For(http.User), id) is { IsEmpty: false } found
            ? new JsonAnswer<IReadOnlyList<Manual>>(found, ApiJson.Strict.IReadOnlyListManual)
            : Problem.NotFound;

    /// <summary>Revisions that wait for somebody's approval, the oldest first.</summary>
    public async Task<IResult> Drafts(HttpContext http) =>
        new JsonAnswer<IReadOnlyList<Manual>>(await Desk.Drafts(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListManual);

    /// <summary>Whether the page was right: whoever used it says so.</summary>
    public async Task<IResult> Say(HttpContext http, string id)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ManualSaid);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (request.WasRight is null) fields.Add("wasRight", Contracts.Refusals.FieldProblem.Required);
        if (fields.Problem is { } invalid) return invalid;
        var outcome = await Desk.Say(tickets.For(http.User), operation, id, request.WasRight!.Value, request.Note);
        return outcome.Refusal is { } refusal ? RefusalProblems.Of(refusal, time) : Results.NoContent();
    }

    /// <summary>What was said of a page, the latest first.</summary>
    public async Task<IResult> Answers(HttpContext http, string id) =>
        new JsonAnswer<IReadOnlyList<ManualAnswer>>(await Desk.Answers(tickets.For(http.User), id), ApiJson.Strict.IReadOnlyListManualAnswer);

    /// <summary>Whom to refer a caller to, by the words of <c>query</c>; without it all.</summary>
    public async Task<IResult> Contacts(HttpContext http, string? query = null) =>
        new JsonAnswer<IReadOnlyList<Referral>>(await Desk.Referrals(tickets.For(http.User), query), ApiJson.Strict.IReadOnlyListReferral);

    /// <summary>Adds or changes whom to refer callers to; <c>If-Match: "0"</c> means that there is no such contact yet.</summary>
    public async Task<IResult> SetContact(HttpContext http, string id)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ReferralRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var expected = fields.ExpectedVersion(http.Request);
        var known = fields.Id("id", id);
        var name = fields.Text("name", request.Name, NameLimit);
        var what = fields.Text("whatFor", request.WhatFor, TextLimit);
        if (name is null) fields.Add("memberName", Contracts.Refusals.FieldProblem.Required);
        if (what is null) fields.Add("whatFor", Contracts.Refusals.FieldProblem.Required);
        var referral = new Referral(
            known, name ?? "", what ?? "", fields.Text("phone", request.Phone, NumberLimit), fields.Text("fax", request.Fax, NumberLimit),
            fields.Text("hours", request.Hours, TextLimit / 2), fields.Text("note", request.Note, TextLimit), 0);
        if (fields.Problem is { } invalid) return invalid;
        var outcome = await Desk.SetReferral(tickets.For(http.User), referral, expected);
        return outcome.Referral is { } stored
            ? new JsonAnswer<Referral>(stored, ApiJson.Strict.Referral) { ETag = ChangeHeaders.ETag(stored.Version) }
            : RefusalProblems.Of(outcome.Refusal!, time);
    }

    /// <summary>Refers nobody there any more.</summary>
    public async Task<IResult> RemoveContact(HttpContext http, string id) =>
        await Desk.RemoveReferral(tickets.For(http.User), id) ? Results.NoContent() : Problem.NotFound;

    private IManualDesk Desk => grains.GetGrain<IManualDesk>(0);

    private IResult Answer(ManualOutcome outcome) =>
        outcome.Manual is { } page
            ? new JsonAnswer<Manual>(page, ApiJson.Strict.Manual) { ETag = ChangeHeaders.ETag(page.Revision) }
            : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");
}
