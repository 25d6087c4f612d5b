using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Reports;

/// <summary>Figures by month (T8).</summary>
public sealed class ReportEndpoints(IGrainFactory grains, CatalogueReader catalogue, StaffTickets tickets)
{
    // Three years and a little: a contract's length.
    private const int MostDays = 1_100;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/reports/monthly", (Delegate)Monthly).Produces<MonthlyReport>());
        Describe(group.MapGet("/reports/period", (Delegate)Period).Produces<PeriodReport>());
    }

    /// <summary>What happened in a month of the city's clock; CSV with <c>Accept: text/csv</c>.</summary>
    public async Task<IResult> Monthly(HttpContext http, string? month = null)
    {
        var fields = new FieldList();
        var first = fields.Month("month", month);
        if (fields.Problem is { } invalid) return invalid;
        if (await grains.GetGrain<IMonthlyReports>(0).Get(tickets.For(http.User), first) is not { } report) return Problem.Forbidden;
        return http.Request.WantsCsv()
            ? Csv(report, await catalogue.Read(), ProblemWords.For(http.Request.Headers.AcceptLanguage))
            : new JsonAnswer<MonthlyReport>(report, ApiJson.Strict.MonthlyReport);
    }

    /// <summary>What happened from a day to another of the city's clock, both included, by month, day, hour, channel, venue and procedure;
    /// CSV with <c>Accept: text/csv</c>.</summary>
    public async Task<IResult> Period(HttpContext http, string? from = null, string? to = null)
    {
        var fields = new FieldList();
        var (first, last) = (fields.Date("from", from), fields.Date("to", to));
        if (fields.Problem is null && (last < first || last.DayNumber - first.DayNumber >= MostDays)) fields.Add("to", FieldProblem.Malformed);
        if (fields.Problem is { } invalid) return invalid;
        if (await grains.GetGrain<IMonthlyReports>(0).Period(tickets.For(http.User), first, last) is not { } report) return Problem.Forbidden;
        return http.Request.WantsCsv()
            ? PeriodSheet.Of(report, await catalogue.Read(), ProblemWords.For(http.Request.Headers.AcceptLanguage))
            : new JsonAnswer<PeriodReport>(report, ApiJson.Strict.PeriodReport);
    }

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Needs(Right.ReadCallCentre)
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");

    private static CsvAnswer Csv(MonthlyReport report, CatalogueSnapshot city, ProblemWords words)
    {
        var totals = new[]
        {
            ("calls", report.Calls), ("bookings", report.Bookings), ("moves", report.Moves), ("cancellations", report.Cancellations),
            ("no-shows", report.NoShows),
        };
        var rows = totals.Select(total => Row(Item(total.Item1), "", total.Item2))
            .Concat(Divided("channel", report.ByChannel)).Concat(Divided("venue", report.ByVenue)).Concat(Divided("procedure", report.ByProcedure))
            .Concat(Divided("wrap-up", report.ByWrapUp))
            .Concat(ReportRows.Others(report.Complaints, CallResults.Of(report.Calls, report.ByWrapUp), words));
        return new CsvAnswer($"report-{report.Month}.csv", [words.OrKey("column.", "item"), words.OrKey("column.", "which"), words.OrKey("column.", "count")],
            rows);

        string Item(string item) => words.OrKey("report.", item);

        IEnumerable<IReadOnlyList<string>> Divided(string dimension, Dictionary<string, long> counts) =>
            counts.Select(one => Row(Item("by-" + dimension), ReportRows.Name(dimension, one.Key, city, words), one.Value));

        static IReadOnlyList<string> Row(string item, string which, long count) =>
            [ExcelCell.Of(item), ExcelCell.Of(which), count.ToString(CultureInfo.InvariantCulture)];
    }
}
