using OrleansBooking.Api.Accounts;
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

/// <summary>Venues as data: made, looked at, set (D3, C6).</summary>
public sealed class VenueEndpoints(ChangeSender changes, VenueSheets sheets, IGrainFactory grains, EdgeCalls edge)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapPost("/venues", (Delegate)Create)).Produces<ChangeAnswer>(StatusCodes.Status201Created);
        Describe(group.MapPut("/venues/{venueId}", (Delegate)Set)).TakesIfMatch().Produces<ChangeAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);
        group.MapGet("/venues/{venueId}", Find).Needs(Right.ReadCity).Produces<VenueSheet>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable).WithTags("City");
    }

    /// <summary>Makes a venue; bookable as soon as it has sessions. Only id, name, address and procedures are needed.</summary>
    public async Task<IResult> Create(HttpContext http)
    {
        var (sheet, problem) = await JsonBody.Read(http, ApiJson.Strict.VenueSheet);
        if (sheet is null) return problem!;
        var fields = new FieldList();
        if (string.IsNullOrWhiteSpace(sheet.Id)) fields.Add("id", FieldProblem.Required);
        else if (!CityId.IsWellFormed(sheet.Id)) fields.Add("id", FieldProblem.Malformed);
        if (string.IsNullOrWhiteSpace(sheet.Name)) fields.Add("name", FieldProblem.Required);
        if (string.IsNullOrWhiteSpace(sheet.Address)) fields.Add("address", FieldProblem.Required);
        if (sheet.Procedures is not { Count: > 0 }) fields.Add("procedures", FieldProblem.Required);
        else await RequireKnown(sheet.Procedures, fields);
        if (fields.Problem is { } invalid) return invalid;

        var definition = sheets.Read(sheet, sheet.Id!, null, fields);
        var answer = await changes.Send(http, sheet.Id!, new ReplaceVenue(definition), fields.Text("reason", sheet.Reason, ChangeSender.ReasonLimit), 0, fields,
            StatusCodes.Status201Created);
        // A revision where none should be: the id is taken.
        return answer is Problem { Slug: Slugs.StaleVersion } ? Problem.Invalid(new FieldError("id", FieldProblem.Taken)) : answer;
    }

    /// <summary>The venue with all its rules. The ETag is for changing it.</summary>
    public async Task<IResult> Find(string venueId) =>
        await changes.Venue(venueId) is { } venue
            ? new JsonAnswer<VenueSheet>(VenueSheets.Of(venue), ApiJson.Strict.VenueSheet) { ETag = ChangeHeaders.ETag((int)venue.Revision) }
            : Problem.NotFound;

    /// <summary>Sets the venue; what is left out stays as it is. <c>?preview=true</c> changes nothing.</summary>
    public async Task<IResult> Set(HttpContext http, string venueId)
    {
        var (sheet, problem) = await JsonBody.Read(http, ApiJson.Strict.VenueSheet);
        if (sheet is null) return problem!;
        if (await changes.Venue(venueId) is not { } venue) return Problem.NotFound;
        var fields = new FieldList();
        var expected = fields.ExpectedVersion(http.Request);
        if (sheet.Id is not null && sheet.Id != venueId) fields.Add("id", FieldProblem.Malformed);
        if (sheet.Procedures is { } procedures) await RequireKnown(procedures, fields);
        var definition = sheets.Read(sheet, venueId, venue.Definition, fields);
        // What was left out was taken from this revision: a change in between must not be undone by it.
        return await changes.Send(
            http, venueId, new ReplaceVenue(definition), fields.Text("reason", sheet.Reason, ChangeSender.ReasonLimit), expected ?? venue.Revision, fields);
    }

    private async Task RequireKnown(IReadOnlyList<string> procedures, FieldList fields)
    {
        foreach (var id in procedures.Distinct())
        {
            // The grain itself, not a list: a procedure that was made a moment ago counts.
            if (!CityId.IsWellFormed(id) || await edge.Repeat(() => grains.GetGrain<IProcedureGrain>(ProcedureKey.Of(id)).Get()) is null)
                fields.Add("procedures", FieldProblem.Unknown);
        }
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Needs(Right.ManageVenues)
        .TakesJson<VenueSheet>()
        .TakesIdempotencyKey()
        .Produces<EffectAnswer>()
        .Produces<ChangeAnswer>(StatusCodes.Status202Accepted)
        .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
        .WithTags("City");
}
