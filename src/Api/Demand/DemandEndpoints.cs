using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Demand;

/// <summary>Unmet demand: who looked at what is free and took nothing, by venue, hour and channel, without personal data.</summary>
public sealed class DemandEndpoints(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, DeskLooks looks, TimeProvider time)
{
    private const int OrdinaryDays = 28;
    private const int MostDays = 400;

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/demand", (Delegate)Read)
            .Needs(Right.ReadCity)
            .Produces<DemandAnswer>()
            .Produces<string>(contentType: "text/csv")
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");
        group.MapPost("/demand/looks", (Delegate)Look)
            .Needs(Right.Book)
            .TakesJson<LookRequest>()
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status422UnprocessableEntity)
            .WithTags("City");
    }

    /// <summary>Looks from <c>from</c> to <c>to</c> (the last four weeks) and what came of them, also at one <c>venueId</c> or by one <c>channel</c>
    /// (<c>web</c>, <c>telephone</c>, <c>staff</c>); CSV with <c>Accept: text/csv</c> has every venue, hour and channel.</summary>
    public async Task<IResult> Read(HttpContext http, string? from = null, string? to = null, string? venueId = null, string? channel = null)
    {
        var fields = new FieldList();
        var last = fields.OptionalDate("to", to) ?? time.CityToday();
        var first = fields.OptionalDate("from", from) ?? last.AddDays(1 - OrdinaryDays);
        var venue = fields.OptionalId("venueId", venueId);
        if (!string.IsNullOrEmpty(channel) && channel is not ("web" or "telephone" or "staff")) fields.Add("channel", FieldProblem.Unknown);
        if (first > last || last.DayNumber - first.DayNumber >= MostDays) fields.Add("from", FieldProblem.Unknown);
        if (fields.Problem is { } invalid) return invalid;

        if (await edge.Repeat(() => grains.GetGrain<IDemandDesk>(0).Read(tickets.For(http.User), first, last)) is not { } figures) return Problem.Forbidden;
        DemandSum[] sums = [.. figures.Sums.Where(
            sum => (venue is null || sum.Venue == venue) && (string.IsNullOrEmpty(channel) || StateWords.Of(sum.Channel) == channel))];
        return http.Request.WantsCsv()
            ? Sheet(figures, sums, ProblemWords.For(http.Request.Headers.AcceptLanguage))
            : new JsonAnswer<DemandAnswer>(DemandAnswers.Of(figures, sums), ApiJson.Strict.DemandAnswer);
    }

    /// <summary>Counts a look at a desk or in a call; a booking or hold of the same account within half an hour answers it. <c>GET /offers</c> with a
    /// <c>callId</c> counts by itself.</summary>
    public async Task<IResult> Look(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.LookRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var venue = fields.OptionalId("venueId", request.VenueId);
        var call = fields.OptionalGuid("callId", request.CallId);
        if (fields.Problem is { } invalid) return invalid;
        looks.Looked(http.User, call, venue ?? "", request.NothingFree is true);
        return Results.NoContent();
    }

    private static CsvAnswer Sheet(DemandFigures figures, IEnumerable<DemandSum> sums, ProblemWords words)
    {
        string[] columns = ["venue", "hour", "channel", "looked", "nothing-free", "taken-here", "taken-elsewhere", "unmet"];
        return new CsvAnswer(
            $"demand_{figures.From:yyyy-MM-dd}_{figures.To:yyyy-MM-dd}.csv", [.. columns.Select(column => words.OrKey("column.", column))],
            sums.Select(sum => Row(sum, words)));
    }

    private static IReadOnlyList<string> Row(DemandSum sum, ProblemWords words)
    {
        var figures = DemandAnswers.Sum([sum]);
        return
        [
            sum.Venue.Length == 0 ? words.OrKey("demand.", "all-venues") : ExcelCell.Of(sum.Venue), DemandAnswers.Hour(sum.Hour),
            words.OrKey("channel.", StateWords.Of(sum.Channel)),
            .. new[] { figures.Looked, figures.NothingFree, figures.TakenHere, figures.TakenElsewhere,
                figures.Unmet }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
