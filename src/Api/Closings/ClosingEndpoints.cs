using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Exports;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Closings;

/// <summary>Days that are closed at once (a typhoon): mails to everybody booked, a call list of the others, a banner.</summary>
public sealed class ClosingEndpoints(IGrainFactory grains, StaffTickets tickets, ExportNotes notes, TimeProvider time)
{
    private const string Contacted = "contacted";
    private const string NotReached = "not-reached";
    private const int ReasonLimit = 100;
    private const int ResultLimit = 200;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/closings", (Delegate)All).Needs(Right.WorkWorklist).Produces<DayClosing[]>());
        Describe(group.MapPost("/closings", (Delegate)Close).Needs(Right.CloseDays).TakesJson<ClosingRequest>().TakesIdempotencyKey()
            .Produces<DayClosing>(StatusCodes.Status201Created).Produces<ClosingPreview>().Refuses(StatusCodes.Status412PreconditionFailed));
        Describe(group.MapGet("/closings/{id}", Find).Needs(Right.WorkWorklist).Produces<DayClosing>());
        Describe(group.MapPost("/closings/{id}/reopen", Reopen).Needs(Right.CloseDays).TakesJson<ReopeningRequest>(optional: true).Produces<DayClosing>()
            .Produces<ReopeningPreview>());
        Describe(group.MapGet("/closings/{id}/calls", Calls).Needs(Right.WorkWorklist).Produces<ClosingCallAnswer[]>()
            .Produces<string>(contentType: "text/csv"));
        Describe(group.MapPost("/closings/{id}/calls/{number}", Called).Needs(Right.WorkWorklist).TakesJson<CallResult>()
            .Produces(StatusCodes.Status204NoContent));
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

    /// <summary>Opens the day again as it was planned before. Reservations stay as they are:
    /// who moved or cancelled keeps that, who is still booked has the seat
    /// again; mails that have not gone out are held back. With <c>preview=true</c> nothing changes, and the answer says what would.
    /// Again changes nothing.</summary>
    public async Task<IResult> Reopen(HttpContext http, string id, bool preview = false)
    {
        var (request, problem) = await JsonBody.ReadOptional(http, ApiJson.Strict.ReopeningRequest, new ReopeningRequest(null));
        if (request is null) return problem!;
        if (!Guid.TryParseExact(id, "D", out var closing)) return Problem.NotFound;
        var fields = new FieldList();
        var reason = fields.Text("reason", request.Reason, ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;

        var command = new ReopenDay(tickets.For(http.User), closing, reason);
        var outcome = preview ? await Desk.PreviewReopening(command) : await Desk.Reopen(command);
        return outcome.Refusal is { } refusal ? RefusalProblems.Of(refusal, time)
            : outcome.Reopening is { } would ? new JsonAnswer<ReopeningPreview>(would, ApiJson.Strict.ReopeningPreview)
            : new JsonAnswer<DayClosing>(outcome.Closing!, ApiJson.Strict.DayClosing);
    }

    /// <summary>Those without a mail address, in order of time. CSV with <c>Accept: text/csv</c> needs the right to export, and is recorded.</summary>
    /// <param name="reason">What the file is needed for; recorded</param>
    public async Task<IResult> Calls(HttpContext http, string id, string? reason)
    {
        var csv = http.Request.WantsCsv();
        if (csv && !StaffClaims.AccountOf(http.User).May(Right.ExportReservations)) return Problem.Forbidden;
        var fields = new FieldList();
        var why = fields.Text("reason", reason, ExportNotes.ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;
        if (!Guid.TryParseExact(id, "D", out var closing) || await Desk.Find(tickets.For(http.User), closing) is null) return Problem.NotFound;
        var calls = await Desk.Calls(tickets.For(http.User), closing);
        if (csv) return await Sheet(http, closing, calls, why);
        return new JsonAnswer<IReadOnlyList<ClosingCallAnswer>>([.. calls.Select(Line)], ApiJson.Strict.IReadOnlyListClosingCallAnswer);
    }

    /// <summary>Notes that somebody was called and reached, or not; the worklist has the same record.</summary>
    public async Task<IResult> Called(HttpContext http, string id, string number)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.CallResult);
        if (request is null) return problem!;
        var fields = new FieldList();
        var result = fields.Text("result", request.Result, ResultLimit);
        if (request.State is not (null or Contacted or NotReached)) fields.Add("state", FieldProblem.Unknown);
        if (fields.Problem is { } invalid) return invalid;
        if (!Guid.TryParseExact(id, "D", out var closing) || ReservationNumberField.Read(number).Number is not { } reservation) return Problem.NotFound;
        var ticket = tickets.For(http.User);
        return await (request.State == NotReached
            ? Desk.MarkNotReached(ticket, closing, reservation, result)
            : Desk.MarkCalled(ticket, closing, reservation, result))
            ? Results.NoContent()
            : Problem.NotFound;
    }

    private IClosingDesk Desk => grains.GetGrain<IClosingDesk>(0);

    private static ClosingCallAnswer Line(ClosingCall call) => new(
        ReservationNumberField.Format(call.Number), call.Slot.Venue, call.Slot.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        call.Slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture), call.Procedure, call.Name, call.Kana, call.Phone, call.Open,
        call.CalledBy, call.CalledAt, call.Result, call.Reached);

    private async Task<IResult> Sheet(HttpContext http, Guid closing, IReadOnlyCollection<ClosingCall> calls, string? reason)
    {
        if (await notes.Begin(http, "call-list", reason, $"closing={closing}") is not { } note) return Problem.Forbidden;
        await notes.End(http, note, calls.Count);
        var words = ProblemWords.For(http.Request.Headers.AcceptLanguage);
        string[] columns = ["phone", "name", "kana", "date", "time", "venue", "procedure", "number", "to-call", "called-by", "result"];
        return new CsvAnswer($"calls_{closing}.csv", [.. columns.Select(column => words.OrKey("column.", column))],
            calls.Select(Line).Select(call => (IReadOnlyList<string>)
        [
            ExcelCell.Of(call.Phone), ExcelCell.Of(call.Name), ExcelCell.Of(call.Kana), call.Date, call.Time, ExcelCell.Of(call.VenueId),
            ExcelCell.Of(call.Procedure),
            ExcelCell.Of(call.Number), words.OrKey("to-call.", call.Open ? "yes" : "no"), ExcelCell.Of(call.CalledBy), ExcelCell.Of(call.Result),
        ]));
    }

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable).WithTags("Closings");
}
