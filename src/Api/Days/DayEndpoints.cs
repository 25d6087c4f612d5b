using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Days;

/// <summary>The city's dashboards: a day, live; a month; what is free next; whether the ledger fits itself.</summary>
public sealed class DayEndpoints(
    IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, DayWatch watch, IHostApplicationLifetime process, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // Proxies close a line that says nothing for a minute.
    private static readonly TimeSpan SayAtLeastEvery = TimeSpan.FromSeconds(20);

    // Then the browser connects anew, and the sign-in is looked at again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/venues/{venueId}/today", Today)).Produces<TodayAnswer>().Produces<string>(contentType: "text/csv");
        Describe(group.MapGet("/venues/{venueId}/today/live", Live)).Produces<string>(contentType: "text/event-stream");
        Describe(group.MapGet("/venues/{venueId}/months/{month}", Month)).Produces<MonthFiguresAnswer>();
        Describe(group.MapGet("/next-free", (Delegate)NextFree)).Produces<NextFreeAnswer[]>();
        Describe(group.MapGet("/integrity", (Delegate)Integrity)).Produces<IntegrityAnswer>();
    }

    /// <summary>Booked, arrived, done, late and free, by hour; CSV with <c>Accept: text/csv</c>.</summary>
    /// <param name="date">Another day than today</param>
    public async Task<IResult> Today(HttpContext http, string venueId, string? date)
    {
        var fields = new FieldList();
        var day = fields.OptionalDate("date", date) ?? time.CityToday();
        if (fields.Problem is { } invalid) return invalid;
        if (await watch.Day(tickets.For(http.User), venueId, day) is not { } figures) return Problem.NotFound;
        var answer = DayAnswers.Of(figures);
        return http.Request.WantsCsv()
            ? Sheet(answer, ProblemWords.For(http.Request.Headers.AcceptLanguage))
            : new JsonAnswer<TodayAnswer>(answer, ApiJson.Strict.TodayAnswer);
    }

    /// <summary>The same as server-sent events named <c>today</c>: at once, and whenever a figure changes.</summary>
    public async Task<IResult> Live(HttpContext http, string venueId, string? date)
    {
        var fields = new FieldList();
        var day = fields.OptionalDate("date", date);
        if (fields.Problem is { } invalid) return invalid;
        if (await watch.Day(tickets.For(http.User), venueId, day ?? time.CityToday()) is null) return Problem.NotFound;
        // Behind a proxy each event is to go out at once.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Changes(http, venueId, day, http.RequestAborted));
    }

    /// <summary>Seats and bookings of each day of a month.</summary>
    /// <param name="month"><c>2026-12</c></param>
    public async Task<IResult> Month(HttpContext http, string venueId, string month)
    {
        if (!DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return Problem.NotFound;
        var figures = await edge.Repeat(() => grains.GetGrain<IDayDesk>(0).Month(tickets.For(http.User), venueId, first));
        return figures is null ? Problem.NotFound : new JsonAnswer<MonthFiguresAnswer>(DayAnswers.Of(figures), ApiJson.Strict.MonthFiguresAnswer);
    }

    /// <summary>The first time that can be booked now, by venue and procedure; pairs without one are absent.</summary>
    public async Task<IResult> NextFree(HttpContext http) =>
        await edge.Repeat(() => grains.GetGrain<IDayDesk>(0).NextFree(tickets.For(http.User))) is { } free
            ? new JsonAnswer<NextFreeAnswer[]>([.. free.Select(DayAnswers.Of)], ApiJson.Strict.NextFreeAnswerArray)
            : Problem.Forbidden;

    /// <summary>Compares the ledger's counters and guards with its rows; at most five seconds old.</summary>
    public async Task<IResult> Integrity(HttpContext http) =>
        await watch.Integrity(tickets.For(http.User)) is { } integrity
            ? new JsonAnswer<IntegrityAnswer>(DayAnswers.Of(integrity), ApiJson.Strict.IntegrityAnswer)
            : Problem.Forbidden;

    private async IAsyncEnumerable<SseItem<string>> Changes(HttpContext http, string venue, DateOnly? date, [EnumeratorCancellation] CancellationToken gone)
    {
        // A process that ends does not wait for screens.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, process.ApplicationStopping);
        using var timer = new PeriodicTimer(LookEvery, time);
        var began = time.GetTimestamp();
        TodayAnswer? said = null;
        do
        {
            // After midnight it is another day.
            if (await watch.Day(tickets.For(http.User), venue, date ?? time.CityToday()) is not { } figures) yield break;
            var now = DayAnswers.Of(figures);
            if (said is not null && now.AsOf - said.AsOf < SayAtLeastEvery && IsSame(said, now)) continue;
            said = now;
            yield return new SseItem<string>(JsonSerializer.Serialize(now, ApiJson.Strict.TodayAnswer), "today");
        }
        while (time.GetElapsedTime(began) < Longest && await Next(timer, end.Token));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken end)
    {
        try
        {
            return await timer.WaitForNextTickAsync(end);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool IsSame(TodayAnswer a, TodayAnswer b) =>
        (a with { AsOf = b.AsOf, Hours = b.Hours, Slots = b.Slots }) == b && a.Slots.SequenceEqual(b.Slots);

    private static CsvAnswer Sheet(TodayAnswer day, ProblemWords words)
    {
        string[] columns = ["hour", "capacity", "booked", "arrived", "done", "not-handed-over", "no-show", "late", "free"];
        return new CsvAnswer(
            $"today_{day.VenueId}_{day.Date}.csv", [.. columns.Select(column => words.OrKey("column.", column))],
            [
                .. day.Hours.Select(hour => Row(hour.Time, hour.Capacity, hour.Booked, hour.Arrived, hour.Done, hour.NotHandedOver, hour.NoShow, hour.Late,
                    hour.Free)),
                Row(words.OrKey("column.", "total"), day.Capacity, day.Booked, day.Arrived, day.Done, day.NotHandedOver, day.NoShow, day.Late, day.Free),
            ]);
    }

    private static IReadOnlyList<string> Row(string first, params int[] figures) =>
        [first, .. figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))];

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) =>
        endpoint
            .Needs(Right.ReadCity)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");
}
