using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Closings;

/// <summary>Days that are closed at once (a typhoon): mails to everybody booked, a call list of the others, a banner.</summary>
public sealed class ClosingEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    private const int ResultLimit = 200;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/closings", (Delegate)All).Needs(Right.WorkWorklist).Produces<DayClosing[]>());
        Describe(group.MapPost("/closings", (Delegate)Close).Needs(Right.CloseDays).TakesJson<ClosingRequest>().TakesIdempotencyKey()
            .Produces<DayClosing>(StatusCodes.Status201Created).Produces<ClosingPreview>().Refuses(StatusCodes.Status412PreconditionFailed));
        Describe(group.MapGet("/closings/{id}", Find).Needs(Right.WorkWorklist).Produces<DayClosing>());
        Describe(group.MapGet("/closings/{id}/calls", Calls).Needs(Right.WorkWorklist).Produces<ClosingCallAnswer[]>());
        Describe(group.MapPost("/closings/{id}/calls/{number}", Called).Needs(Right.WorkWorklist).TakesJson<CallResult>().Produces(StatusCodes.Status204NoContent));
    }

    /// <summary>All, the latest first.</summary>
    public async Task<IResult> All(HttpContext http) =>
        new JsonAnswer<IReadOnlyList<DayClosing>>(await Desk.All(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListDayClosing);

    /// <summary>Closes a day at some venues, or at all. Nobody's reservation is cancelled: everybody gets a mail with the way to another day, or stands on
    /// the call list. With <c>preview=true</c> nothing changes, and the answer says whom it would concern.</summary>
    public async Task<IResult> Close(HttpContext http, bool preview = false)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.ClosingRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var date = fields.Date("date", request.Date);
        if (fields.Problem is { } invalid) return invalid;

        var command = new CloseDay(operation, tickets.For(http.User), date, [.. request.Venues ?? []], request.Reason?.Trim() ?? "");
        var outcome = preview ? await Desk.Preview(command) : await Desk.Close(command);
        return outcome.Preview is { } would ? new JsonAnswer<ClosingPreview>(would, ApiJson.Strict.ClosingPreview)
            : outcome.Closing is { } closing ? new JsonAnswer<DayClosing>(closing, ApiJson.Strict.DayClosing, StatusCodes.Status201Created)
            {
                Location = $"/api/v1/closings/{closing.Id}",
            }
            : RefusalProblems.Of(outcome.Refusal!, time);
    }

    /// <summary>One closing.</summary>
    public async Task<IResult> Find(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var closing) && await Desk.Find(tickets.For(http.User), closing) is { } found
            ? new JsonAnswer<DayClosing>(found, ApiJson.Strict.DayClosing)
            : Problem.NotFound;

    /// <summary>Those without a mail address, in order of time.</summary>
    public async Task<IResult> Calls(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var closing) || await Desk.Find(tickets.For(http.User), closing) is null) return Problem.NotFound;
        var calls = await Desk.Calls(tickets.For(http.User), closing);
        return new JsonAnswer<IReadOnlyList<ClosingCallAnswer>>([.. calls.Select(Line)], ApiJson.Strict.IReadOnlyListClosingCallAnswer);
    }

    /// <summary>Notes that somebody was called.</summary>
    public async Task<IResult> Called(HttpContext http, string id, string number)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.CallResult);
        if (request is null) return problem!;
        var fields = new FieldList();
        var result = fields.Text("result", request.Result, ResultLimit);
        if (fields.Problem is { } invalid) return invalid;
        return Guid.TryParseExact(id, "D", out var closing) && ReservationNumberField.Read(number).Number is { } reservation
            && await Desk.MarkCalled(tickets.For(http.User), closing, reservation, result)
            ? Results.NoContent()
            : Problem.NotFound;
    }

    private IClosingDesk Desk => grains.GetGrain<IClosingDesk>(0);

    private static ClosingCallAnswer Line(ClosingCall call) => new(
        ReservationNumberField.Format(call.Number), call.Slot.Venue, call.Slot.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        call.Slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture), call.Procedure, call.Name, call.Kana, call.Phone, call.Open,
        call.CalledBy, call.CalledAt, call.Result);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable).WithTags("Closings");
}
