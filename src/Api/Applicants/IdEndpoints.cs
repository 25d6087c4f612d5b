using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Applicants;

/// <summary>Reservation IDs one by one (D1): looked up without being shown, taken back, replaced after a lost notice.</summary>
public sealed class IdEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/applicants/imports", (Delegate)Uploads).Produces<UploadSummary[]>());
        Describe(group.MapPost("/applicants/ids/look-up", (Delegate)LookUp).TakesJson<IdRequest>().Produces<IdAnswer>());
        Describe(group.MapPost("/applicants/ids/revoke", (Delegate)Revoke).TakesJson<IdRequest>().Produces<IdAnswer>());
        Describe(group.MapPost("/applicants/ids/reissue", (Delegate)Reissue).TakesJson<IdRequest>().TakesIdempotencyKey()
            .Produces<IdAnswer>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status409Conflict));
    }

    /// <summary>The latest uploads, imports and issues, without their lines; whether the file is deleted (P7).</summary>
    public async Task<IResult> Uploads(HttpContext http) =>
        new JsonAnswer<IReadOnlyList<UploadSummary>>(await Register.Uploads(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListUploadSummary);

    /// <summary>The state of an ID: whether it can be used, and nothing of the person.</summary>
    public async Task<IResult> LookUp(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.IdRequest);
        return request is null ? problem! : Answer(await Register.LookUp(tickets.For(http.User), request.ReservationId));
    }

    /// <summary>Takes an ID back; nobody signs in or books with it any more.</summary>
    public async Task<IResult> Revoke(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.IdRequest);
        return request is null ? problem! : Answer(await Register.Revoke(new RevokeId(tickets.For(http.User), request.ReservationId, request.Reason ?? "")));
    }

    /// <summary>Takes an ID back and gives another one; <c>already-booked</c> while a reservation hangs on it.</summary>
    public async Task<IResult> Reissue(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.IdRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (fields.Problem is { } invalid) return invalid;
        var outcome = await Register.Reissue(new ReissueId(operation, tickets.For(http.User), request.ReservationId, request.Birthday, request.Reason ?? ""));
        return Answer(outcome, StatusCodes.Status201Created);
    }

    private IApplicantRegister Register => grains.GetGrain<IApplicantRegister>(0);

    private IResult Answer(ApplicantOutcome outcome, int status = StatusCodes.Status200OK)
    {
        // Replaced before: the person has the other one.
        if (outcome.Refusal is { Kind: RefusalKind.NotChangeable }) return Problem.Field("id-revoked", ReservationIdField.Name);
        if (outcome.Refusal is { Kind: RefusalKind.NotFound }) return Problem.Field("id-unknown", ReservationIdField.Name);
        if (outcome.Refusal is { } refusal) return RefusalProblems.Of(refusal, time);
        var state = outcome.State!;
        return new JsonAnswer<IdAnswer>(
            new(state.State, state.Source, state.Procedures, state.ValidUntil, state.CreatedAt, state.RevokedAt, state.RevokeReason, state.Live, state.Replaced,
                outcome.NewId is { } id ? ReservationIdField.InFours(id) : null),
            ApiJson.Strict.IdAnswer, status);
    }

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Needs(Right.ManageApplicants)
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Applicants");
}
