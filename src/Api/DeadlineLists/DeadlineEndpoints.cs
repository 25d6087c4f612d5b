using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Exports;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.DeadlineLists;

/// <summary>The lists that the city gets by its deadline, with the reservation IDs, and what changed later (M2).</summary>
/// <remarks>Whoever may see reservations may look; a file needs the right to export. Both are noted.</remarks>
public sealed class DeadlineEndpoints(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, ExportNotes notes, TimeProvider time)
{
    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/venues/{venueId}/deadline-lists/{date}", List), Right.ReadReservations)
            .Produces<DeadlineListAnswer>().Produces<string>(contentType: "text/csv");
        Describe(group.MapGet("/venues/{venueId}/deadline-lists/{date}/changes", Changes), Right.ReadReservations)
            .Produces<DeadlineChangesAnswer>().Produces<string>(contentType: "text/csv");
        Describe(group.MapGet("/deadline-lists", Days), Right.ReadCity).Produces<ListedDayAnswer[]>();
        Describe(group.MapGet("/deadlines", (Delegate)Deadlines), Right.ReadCity).Produces<DeadlineAnswer[]>();
        Describe(group.MapPut("/venues/{venueId}/deadline", SetDeadline), Right.ManageSchedule).TakesJson<DeadlineRequest>().Produces<DeadlineAnswer>();
    }

    /// <summary>Who was booked when the deadline had passed: the same bytes for ever. CSV with <c>Accept: text/csv</c>.
    /// Before the deadline: 409, with the deadline.</summary>
    /// <param name="date"><c>2026-12-06</c></param>
    /// <param name="reason">What it is needed for; recorded</param>
    public async Task<IResult> List(HttpContext http, string venueId, string date, string? reason)
    {
        var (day, why, problem) = Read(http, date, reason);
        if (problem is not null) return problem;
        var outcome = await edge.Repeat(() => Desk.List(tickets.For(http.User), venueId, day));
        if (outcome.Refusal is { } refusal) return Refused(refusal);

        var answer = DeadlineAnswers.Of(outcome.List!);
        if (await Note(http, "deadline-list", why, answer.VenueId, answer.Date, answer.People.Count) is { } forbidden) return forbidden;
        return http.Request.WantsCsv()
            ? Sheet(http, $"list_{answer.VenueId}_{answer.Date}.csv", ["date", "time", "number", "procedure", "reservation-id", "name", "kana"],
                answer.People.Select(one => (IReadOnlyList<string>)
                    [answer.Date, one.Time, ExcelCell.Of(one.Number), ExcelCell.Of(one.Procedure), ExcelCell.Of(one.ReservationId), ExcelCell.Of(one.Name),
                        ExcelCell.Of(one.Kana)]))
            : new JsonAnswer<DeadlineListAnswer>(answer, ApiJson.Strict.DeadlineListAnswer);
    }

    /// <summary>What happened to the day since its list was frozen, oldest first. CSV with <c>Accept: text/csv</c>.</summary>
    /// <param name="date"><c>2026-12-06</c></param>
    /// <param name="reason">What it is needed for; recorded</param>
    public async Task<IResult> Changes(HttpContext http, string venueId, string date, string? reason)
    {
        var (day, why, problem) = Read(http, date, reason);
        if (problem is not null) return problem;
        var outcome = await edge.Repeat(() => Desk.Changes(tickets.For(http.User), venueId, day));
        if (outcome.Refusal is { } refusal) return Refused(refusal);

        var answer = DeadlineAnswers.Of(outcome.Changes!);
        if (await Note(http, "deadline-changes", why, answer.VenueId, answer.Date, answer.Changes.Count) is { } forbidden) return forbidden;
        var words = ProblemWords.For(http.Request.Headers.AcceptLanguage);
        return http.Request.WantsCsv()
            ? Sheet(http, $"changes_{answer.VenueId}_{answer.Date}.csv",
                ["change", "changed-at", "date", "time-before", "time", "number", "procedure", "reservation-id", "name", "kana"],
                answer.Changes.Select(one => (IReadOnlyList<string>)
                [
                    words.OrKey("change.", one.Kind), CityClock.ToCity(one.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), answer.Date,
                    one.TimeBefore ?? "", one.Time ?? "", ExcelCell.Of(one.Number), ExcelCell.Of(one.Procedure),
                    ExcelCell.Of(one.ReservationId), ExcelCell.Of(one.Name), ExcelCell.Of(one.Kana),
                ]))
            : new JsonAnswer<DeadlineChangesAnswer>(answer, ApiJson.Strict.DeadlineChangesAnswer);
    }

    /// <summary>Two weeks of days with sessions: which lists are frozen, and when the others will be.</summary>
    /// <param name="from">First day; today if absent</param>
    public async Task<IResult> Days(HttpContext http, string? from)
    {
        var fields = new FieldList();
        var first = fields.OptionalDate("from", from) ?? time.CityToday();
        if (fields.Problem is { } invalid) return invalid;
        return await edge.Repeat(() => Desk.Days(tickets.For(http.User), first)) is { } days
            ? new JsonAnswer<ListedDayAnswer[]>([.. days.Select(DeadlineAnswers.Of)], ApiJson.Strict.ListedDayAnswerArray)
            : Problem.Forbidden;
    }

    /// <summary>By when each venue's lists are frozen.</summary>
    public async Task<IResult> Deadlines(HttpContext http) =>
        await edge.Repeat(() => Desk.Deadlines(tickets.For(http.User))) is { } all
            ? new JsonAnswer<DeadlineAnswer[]>([.. all.Select(DeadlineAnswers.Of)], ApiJson.Strict.DeadlineAnswerArray)
            : Problem.Forbidden;

    /// <summary>Sets a venue's deadline; lists that are frozen already stay as they are.</summary>
    public async Task<IResult> SetDeadline(HttpContext http, string venueId)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.DeadlineRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var at = fields.Time("at", request.At);
        if (request.DaysBefore is null) fields.Add("daysBefore", FieldProblem.Required);
        var mail = fields.Text("mailTo", request.MailTo, limit: 254);
        if (fields.Problem is { } invalid) return invalid;

        var deadline = new ListDeadline(venueId, request.DaysBefore!.Value, at, mail, request.Revision ?? 0);
        var outcome = await edge.Repeat(() => Desk.SetDeadline(new SetListDeadline(tickets.For(http.User), deadline)));
        if (outcome.Refusal is { Kind: RefusalKind.UnknownVenue }) return Problem.NotFound;
        return outcome.Refusal is { } refusal
            ? RefusalProblems.Of(refusal, time)
            : new JsonAnswer<DeadlineAnswer>(DeadlineAnswers.Of(outcome.Deadline!), ApiJson.Strict.DeadlineAnswer);
    }

    private IDeadlineDesk Desk => grains.GetGrain<IDeadlineDesk>(0);

    private static (DateOnly Day, string? Reason, Problem? Problem) Read(HttpContext http, string date, string? reason)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (default, null, Problem.NotFound);
        if (http.Request.WantsCsv() && !RoleRights.Allow(http.User.FindFirst(StaffClaims.Role)?.Value ?? "", Right.ExportReservations))
            return (default, null, Problem.Forbidden);
        var fields = new FieldList();
        var why = fields.Text("reason", reason, ExportNotes.ReasonLimit);
        return (day, why, fields.Problem);
    }

    private Problem Refused(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.UnknownVenue => Problem.NotFound,
        RefusalKind.NotYetOpen => new Problem(Slugs.ListNotFrozen, StatusCodes.Status409Conflict) { At = refusal.At },
        _ => RefusalProblems.Of(refusal, time),
    };

    private async Task<Problem?> Note(HttpContext http, string kind, string? reason, string venue, string date, int rows)
    {
        var filter = $"venueId={venue} date={date} {(http.Request.WantsCsv() ? "csv" : "json")}";
        if (await notes.Begin(http, kind, reason, filter) is not { } note) return Problem.Forbidden;
        await notes.End(http, note, rows);
        return null;
    }

    private static CsvAnswer Sheet(HttpContext http, string name, string[] columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var words = ProblemWords.For(http.Request.Headers.AcceptLanguage);
        return new CsvAnswer(name, [.. columns.Select(column => words.OrKey("column.", column))], rows);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, Right right) =>
        endpoint
            .Needs(right)
            .Refuses(
                StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");
}
