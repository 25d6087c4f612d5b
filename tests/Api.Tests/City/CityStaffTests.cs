using System.Net;
using System.Text;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.City;

/// <summary>The city's side of the contract against the whole product: reception, figures, lists, overrides.</summary>
public sealed class CityStaffTests(CityHost host) : IClassFixture<CityHost>
{
    [Fact]
    public async Task The_reception_marks_an_appointment_and_the_days_figures_follow()
    {
        var slot = host.Slot();
        var first = await Booked(slot);
        var second = await Booked(slot);
        var before = await DayWith(slot.Date, "booked", await host.Database.Scalar<int>(
            $"select sum(booked)::integer from booking.slot where venue = 'city-centre' and date = '{slot.Date}'"));

        var arrived = await Post($"{first}/arrive", null, "\"1\"");
        var done = await Post($"{first}/done", null, "\"2\"");
        var refused = await Post($"{second}/not-handed-over", "{}");
        var turnedAway = await Post($"{second}/not-handed-over", """{"reason":"本人確認書類がない"}""");
        var again = await Post($"{first}/no-show", null);
        var after = await DayWith(slot.Date, "arrived", Number(before, "arrived") + 2);

        Assert.Equal((HttpStatusCode.OK, "\"2\"", "arrived"), (arrived.StatusCode, arrived.Headers.ETag?.Tag, Text(await arrived.Json(), "status")));
        Assert.Equal((HttpStatusCode.OK, "\"3\"", "done"), (done.StatusCode, done.Headers.ETag?.Tag, Text(await done.Json(), "status")));
        Assert.Equal(["reason"], (await refused.Problem(422, "validation")).Fields());
        Assert.Equal("not-handed-over", Text(await turnedAway.Json(), "status"));
        await again.Problem(409, "slot-closed");
        Assert.Equal((Number(before, "booked"), Number(before, "done") + 1), (Number(after, "booked"), Number(after, "done")));
        Assert.Equal((Number(before, "free"), Number(before, "late")), (Number(after, "free"), Number(after, "late")));
    }

    [Fact]
    public async Task The_same_key_marks_once_and_a_slip_is_undone()
    {
        var path = await Booked(host.Slot());
        var key = Guid.NewGuid().ToString();

        var first = await Post($"{path}/no-show", null, key: key);
        var again = await Post($"{path}/no-show", null, key: key);
        var undone = await Post($"{path}/undo", null);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("booked", Text(await undone.Json(), "status"));
    }

    [Fact]
    public async Task The_day_is_a_table_for_excel_and_a_stream_of_events()
    {
        var date = host.Slot().Date;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/venues/city-centre/today?date={date}");
        request.Headers.Accept.ParseAdd("text/csv");

        var csv = await host.Administrator.SendAsync(request);
        using var live = await host.Administrator.GetAsync($"/api/v1/venues/city-centre/today/live?date={date}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await live.Content.ReadAsStreamAsync());

        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("時間,席,予約,来た,", (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal("text/event-stream", live.Content.Headers.ContentType?.MediaType);
        Assert.Equal("event: today", await reader.ReadLineAsync());
        var data = await reader.ReadLineAsync();
        Assert.Equal(date, Text(JsonSerializer.Deserialize<JsonElement>(data!["data: ".Length..]), "date"));
    }

    [Fact]
    public async Task A_new_arrival_comes_over_the_stream()
    {
        var slot = host.Slot();
        var path = await Booked(slot);
        using var live = await host.Administrator.GetAsync($"/api/v1/venues/city-centre/today/live?date={slot.Date}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await live.Content.ReadAsStreamAsync());
        var first = await Event(reader);

        await Post($"{path}/arrive", null);

        JsonElement next;
        do next = await Event(reader); while (Number(next, "arrived") == Number(first, "arrived"));
        Assert.Equal(Number(first, "arrived") + 1, Number(next, "arrived"));
    }

    [Fact]
    public async Task Month_next_free_and_integrity_are_answered()
    {
        var slot = host.Slot();

        var month = await (await host.Administrator.GetAsync($"/api/v1/venues/city-centre/months/{slot.Date[..7]}")).Json();
        var free = await (await host.Administrator.GetAsync("/api/v1/next-free")).Json();
        var integrity = await (await host.Administrator.GetAsync("/api/v1/integrity")).Json();

        Assert.Contains(month.GetProperty("days").EnumerateArray(), day => Text(day, "date") == slot.Date && Number(day, "capacity") > 0);
        Assert.Contains(free.EnumerateArray(), one => Text(one, "venueId") == "main-hall" && Text(one, "procedure") == "certificate-renewal");
        Assert.True(integrity.GetProperty("consistent").GetBoolean());
    }

    [Fact]
    public async Task Walk_ins_are_counted()
    {
        var first = await Post("/api/v1/venues/main-hall/walk-ins", null);
        var second = await Post("/api/v1/venues/main-hall/walk-ins", """{"people":2}""");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(Number(await first.Json(), "people") + 2, Number(await second.Json(), "people"));
        await (await Post("/api/v1/venues/nowhere/walk-ins", null)).Problem(404, "not-found");
    }

    [Fact]
    public async Task A_frozen_list_is_the_same_bytes_later_and_its_changes_are_beside_it()
    {
        var slot = host.Slot();
        var date = await Frozen(slot.Date);
        var list = $"/api/v1/venues/city-centre/deadline-lists/{date}";

        var first = await host.Administrator.GetByteArrayAsync(list);
        var path = await Booked(slot);
        await Post($"{path}/cancel", """{"reason":"体調"}""");
        var second = await host.Administrator.GetByteArrayAsync(list);
        var changes = await (await host.Administrator.GetAsync(list + "/changes")).Json();
        using var request = new HttpRequestMessage(HttpMethod.Get, list + "?reason=" + Uri.EscapeDataString("カードの準備"));
        request.Headers.Accept.ParseAdd("text/csv");
        var csv = await host.Administrator.SendAsync(request);
        var log = await (await host.Administrator.GetAsync("/api/v1/exports")).Json();

        Assert.Equal(first, second);
        Assert.Equal(["added", "cancelled"], changes.GetProperty("changes").EnumerateArray().Select(one => Text(one, "kind")).TakeLast(2));
        Assert.Equal(HttpStatusCode.OK, csv.StatusCode);
        Assert.Contains(log.EnumerateArray(), one => Text(one, "kind") == "deadline-list" && Text(one, "reason") == "カードの準備");
    }

    [Fact]
    public async Task A_list_whose_deadline_has_not_come_says_when()
    {
        var far = DateOnly.FromDateTime(DateTime.Parse(host.Slot().Date, null)).AddDays(40);

        var problem = await (await host.Administrator.GetAsync($"/api/v1/venues/main-hall/deadline-lists/{far:yyyy-MM-dd}")).Problem(409, "list-not-frozen");

        Assert.True(problem.TryGetProperty("at", out _));
        await (await host.Administrator.GetAsync($"/api/v1/venues/nowhere/deadline-lists/{far:yyyy-MM-dd}")).Problem(404, "not-found");
        await (await host.Administrator.GetAsync("/api/v1/venues/main-hall/deadline-lists/soon")).Problem(404, "not-found");
    }

    [Fact]
    public async Task A_full_slot_is_booked_over_by_who_may_with_a_reason()
    {
        var slot = host.Slot();
        for (var seat = 0; seat < 4; seat++) await Booked(slot);

        var without = await Book(host.Administrator, slot, ("override", true));
        var over = await Book(host.Administrator, slot, ("override", true), ("reason", "市長決裁"));
        var forbidden = await Book(host.Operator, slot, ("override", true), ("reason", "お願い"));

        Assert.Equal(["reason"], (await without.Problem(422, "validation")).Fields());
        Assert.Equal(HttpStatusCode.Created, over.StatusCode);
        await forbidden.Problem(403, "forbidden");
        var found = await (await host.Administrator.GetAsync(over.Headers.Location!.ToString())).Json();
        Assert.True(found.GetProperty("events")[0].GetProperty("override").GetBoolean());
    }

    [Fact]
    public async Task A_day_sheet_is_one_file_that_needs_nothing_else()
    {
        var slot = host.Slot();
        var number = (await Booked(slot, "<script>"))[^12..];

        var answer = await host.Administrator.GetAsync($"/api/v1/venues/city-centre/day-sheets/{slot.Date}?reason=" + Uri.EscapeDataString("停電に備えて"));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(number, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(src|href)=", html);
    }

    [Fact]
    public async Task A_list_is_filtered_by_time_of_day()
    {
        var slot = host.Slot();
        await Booked(slot);

        var at = await (await host.Administrator.GetAsync($"/api/v1/reservations?date={slot.Date}&timeFrom={slot.Time}&timeTo={slot.Time}")).Json();

        Assert.NotEmpty(at.GetProperty("items").EnumerateArray());
        Assert.All(at.GetProperty("items").EnumerateArray(), one => Assert.Equal(slot.Time, Text(one, "time")));
        await (await host.Administrator.GetAsync("/api/v1/reservations?timeFrom=noon")).Problem(422, "validation");
    }

    /// <summary>Moves the deadline, so that the list of the date is due today.</summary>
    private async Task<string> Frozen(string date)
    {
        var current = (await (await host.Administrator.GetAsync("/api/v1/deadlines")).Json()).EnumerateArray().Single(one => Text(one, "venueId") == "city-centre");
        var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/venues/city-centre/deadline")
        {
            Content = new StringContent($$"""{"daysBefore":31,"at":"00:00","revision":{{Number(current, "revision")}}}""", Encoding.UTF8, "application/json"),
        };
        Assert.Equal(HttpStatusCode.OK, (await host.Administrator.SendAsync(request)).StatusCode);
        return date;
    }

    private async Task<JsonElement> Day(string date) => await (await host.Administrator.GetAsync($"/api/v1/venues/city-centre/today?date={date}")).Json();

    // Figures are a second old at most.
    private async Task<JsonElement> DayWith(string date, string figure, int value)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await pause.WaitForNextTickAsync(patience.Token))
            if (await Day(date) is var day && Number(day, figure) == value) return day;
        throw new TimeoutException($"{figure} never became {value}.");
    }

    private static async Task<JsonElement> Event(StreamReader reader)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
        throw new TimeoutException("The stream ended.");
    }

    private async Task<string> Booked((string Date, string Time) slot, string? name = null)
    {
        var answer = await Book(host.Administrator, slot, ("name", name));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private Task<HttpResponseMessage> Book(HttpClient client, (string Date, string Time) slot, params (string, object?)[] more)
    {
        var (id, birthday) = host.Applicant();
        return Bookings.Post(client, [("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday), .. more]);
    }

    private Task<HttpResponseMessage> Post(string path, string? body, string? tag = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return host.Administrator.SendAsync(request);
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int Number(JsonElement body, string name) => body.GetProperty(name).GetInt32();
}
