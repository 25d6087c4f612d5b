using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.LostNotices;

/// <summary>Callers who have lost their notice letter: several facts are compared, none is shown (T1, P1).</summary>
public sealed class LostNoticeEndpoint(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    public void Map(RouteGroupBuilder group) =>
        group.MapPost("/lost-notices", (Delegate)Match)
            .Needs(Right.TakeCalls)
            .TakesJson<LostNoticeRequest>()
            .TakesIdempotencyKey()
            .Produces<LostNoticeMatch>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");

    /// <summary>Says whether everything fits one applicant, and then the number of their reservation; never what does not fit.
    /// Three tries that do not fit end it for the call. Each is recorded, and looked at by the manager.</summary>
    public async Task<IResult> Match(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.LostNoticeRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (string.IsNullOrEmpty(request.CallId)) fields.Add("callId", FieldProblem.Required);
        var call = fields.OptionalGuid("callId", request.CallId);
        var date = fields.OptionalDate("date", request.Date);
        if (fields.Problem is { } invalid) return invalid;
        var command = new MatchLostNotice(operation, tickets.For(http.User), call!.Value, request.Kana, request.Birthday, request.Phone, date, request.Reason);
        var outcome = await grains.GetGrain<ILostNoticeDesk>(0).Match(command);
        return outcome.Match is { } match ? new JsonAnswer<LostNoticeMatch>(match, ApiJson.Strict.LostNoticeMatch) : RefusalProblems.Of(outcome.Refusal!, time);
    }
}
